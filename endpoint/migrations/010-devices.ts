/**
 * The devices of each person, which of them are to be wiped, and which records were erased. A device belongs to the person whose token it came
 * with: who names another's device in the header makes a row of their own, and neither sees nor ends the other's order.
 */
export const devices = `
-- Personal data was erased from it, and it takes none any more.
alter table escale.doc add column erased boolean not null default false;

create table escale.device (
  tenant text not null,
  person text not null,
  id uuid not null,
  -- What it calls itself; null when it doesn't tell.
  app text,
  first_seen_at timestamptz not null,
  -- To ten minutes.
  last_seen_at timestamptz not null,
  wipe_order uuid,
  wipe_by text,
  wipe_at timestamptz,
  -- Until when it may send first; null: it may not.
  wipe_send_until timestamptz,
  -- SHA-256 of what the laptop proves its confirmation with, in hexadecimal.
  wipe_receipt text,
  wiped_at timestamptz,
  -- Changes that went with it; null when they weren't counted.
  wiped_unsent integer,
  primary key (tenant, person, id),
  foreign key (tenant, person) references escale.person (tenant, id),
  check ((wipe_order is null) = (wipe_by is null) and (wipe_order is null) = (wipe_at is null)),
  check (wipe_order is not null or (wipe_send_until is null and wipe_receipt is null and wiped_at is null))
);
create unique index device_receipt on escale.device (wipe_receipt) where wipe_receipt is not null;
create index device_seen on escale.device (tenant, last_seen_at);

alter table escale.device enable row level security;
alter table escale.device force row level security;
create policy own_tenant on escale.device using (tenant = (select current_setting('escale.tenant', true)));
-- Before tenant and person are known, a bearer sees the one row whose receipt they could present.
create policy own_receipt on escale.device for select
  using (wipe_receipt = (select current_setting('escale.token', true)));
create policy own_devices on escale.device as restrictive using (
  (select current_user) <> 'escale_app' or person = (select current_setting('escale.person', true))
  or wipe_receipt = (select current_setting('escale.token', true)));

-- Serving notes who came and what was confirmed; it orders nothing, cancels nothing, removes nothing.
grant select, insert (tenant, person, id, app, first_seen_at, last_seen_at),
  update (app, last_seen_at, wipe_receipt, wiped_at, wiped_unsent) on escale.device to escale_app;
`;
