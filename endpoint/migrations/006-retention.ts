/**
 * When commits were made, and what finds those that need not be kept; those from before count from now. Of a deleted
 * record that is removed its version stays: created anew it goes on from there, or two contents would share one.
 */
export const retention = `
alter table escale.commit_mark add column at timestamptz not null default now();
create index commit_mark_at on escale.commit_mark (tenant, at);
create index op_done_at on escale.op_done (tenant, done_at);
create index doc_tombstone on escale.doc (tenant, seq) where deleted;

create table escale.forgotten (
  tenant text not null references escale.tenant,
  id uuid not null,
  v integer not null,
  primary key (tenant, id)
);
alter table escale.forgotten enable row level security;
alter table escale.forgotten force row level security;
create policy own_tenant on escale.forgotten using (tenant = (select current_setting('escale.tenant', true)));
grant select on escale.forgotten to escale_app;
`;
