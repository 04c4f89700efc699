/**
 * Which of 256 parts a record belongs to when laptops compare: the last byte of its id. The index holds all that the
 * comparison reads, so that it touches no record; the row-level policies allow no index on an expression.
 */
export const digests = `
alter table escale.doc add column bucket smallint not null
  generated always as (get_byte(uuid_send(id), 15)) stored;
create index doc_bucket on escale.doc (tenant, bucket, id) include (c, v, scope, deleted);
`;
