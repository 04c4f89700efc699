/**
 * Who changed what, when, from where. It holds names of fields, never their contents: what an audit is asked is who
 * touched a thing, and what it doesn't hold needn't be erased from it.
 */
export const audit = `
create table escale.audit (
  tenant text not null references escale.tenant,
  op uuid not null,
  -- The server's clock.
  at timestamptz not null,
  person text not null,
  device uuid not null,
  c text not null,
  record uuid not null,
  -- The version that the operation made.
  v integer not null,
  effect text not null,
  fields text[] not null,
  primary key (tenant, op)
);
create index audit_record on escale.audit (tenant, record, at);
create index audit_time on escale.audit (tenant, at);

alter table escale.audit enable row level security;
alter table escale.audit force row level security;
create policy own_tenant on escale.audit using (tenant = (select current_setting('escale.tenant', true)));

-- Serving adds to it and can do nothing else with it, reading included.
grant insert on escale.audit to escale_app;

-- How long it is kept.
alter table escale.tenant add column audit_days integer not null default 1095 check (audit_days between 1 and 36500);
`;
