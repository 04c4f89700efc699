/** When commits were made, and what finds those that need not be kept. Those from before count from now. */
export const retention = `
alter table escale.commit_mark add column at timestamptz not null default now();
create index commit_mark_at on escale.commit_mark (tenant, at);
create index op_done_at on escale.op_done (tenant, done_at);
create index doc_tombstone on escale.doc (tenant, seq) where deleted;
`;
