import { nonce, type Account } from './accounts';
import { writeCursor } from './cursor';
import type { Queries } from './database';
import type { PlannedOperation, PlannedRecord } from './plan';
import { LostRace } from './pushRead';

/** What is written for one transaction: a commit of its own in the feed. */
export interface Commit {
  readonly records: readonly PlannedRecord[];
  readonly operations: readonly PlannedOperation[];
}

/**
 * Everything in one statement, whose first act is to take the sequence numbers: the lock on the tenant's row lasts
 * from there to the commit and no longer, so that whoever reads a number has every lower one before them.
 *
 * $1 tenant, $2 person, $3 instant, $4 number of records, $5–$15 records, the last what each is about, $16–$18
 * operations, $19 at which of the records commits end, $20 their nonces
 */
const writeAll = `
with record as (
  select * from unnest($5::uuid[], $6::text[], $7::text[], $8::integer[], $9::integer[], $10::boolean[],
      $11::json[], $12::integer[], $13::boolean[], $14::uuid[], $15::uuid[])
    with ordinality as r(id, c, scope, v, schema, deleted, data, bytes, created, last_op, about, position)
), head as (
  update escale.tenant set seq = seq + $4::integer where id = $1 returning seq, epoch
), created as (
  insert into escale.doc
    (tenant, id, c, scope, v, seq, schema, deleted, data, bytes, changed_by, changed_at, last_op, about)
  select $1, r.id, r.c, r.scope, r.v, head.seq - $4::integer + r.position, r.schema, r.deleted, r.data, r.bytes,
    $2, $3::timestamptz, r.last_op, r.about
  from record r, head where r.created
  on conflict (tenant, id) do nothing
  returning 1
), changed as (
  update escale.doc d
  set scope = r.scope, v = r.v, seq = head.seq - $4::integer + r.position, schema = r.schema,
    deleted = r.deleted, data = r.data, bytes = r.bytes, changed_by = $2, changed_at = $3::timestamptz,
    last_op = r.last_op, about = r.about
  from record r, head where d.tenant = $1 and d.id = r.id and not r.created
  returning 1
), marked as (
  insert into escale.commit_mark (tenant, seq, nonce)
  select $1, head.seq - $4::integer + m.position, m.nonce from unnest($19::integer[], $20::text[]) as m(position, nonce), head
), authored as (
  insert into escale.author (tenant, scope, person) select distinct $1, r.scope, $2 from record r, head
  on conflict do nothing
), done as (
  insert into escale.op_done (tenant, op, content, v)
  select $1, o.op, o.content, o.v from unnest($16::uuid[], $17::text[], $18::integer[]) as o(op, content, v), head
)
select (select count(*) from created) + (select count(*) from changed) as written, seq as head, epoch from head`;

export interface Written {
  /** The last sequence number that was taken. */
  readonly head: number;
  /** The cursor of the last commit. */
  readonly asOf: string;
}

/** Writes commits in their order. @throws LostRace when somebody else wrote one of the records first */
export async function write(
  sql: Queries,
  { tenant, person }: Account,
  at: Date,
  commits: readonly Commit[],
): Promise<Written> {
  const records = commits.flatMap((commit) => commit.records);
  const operations = commits.flatMap((commit) => commit.operations);
  let position = 0;
  const ends = commits.map((commit) => (position += commit.records.length));
  const nonces = commits.map(() => nonce());
  const [row] = await sql.query<{ written: string | number; head: string; epoch: string }>(writeAll, [
    tenant,
    person,
    at.toISOString(),
    records.length,
    records.map(({ id }) => id),
    records.map(({ c }) => c),
    records.map(({ scope }) => scope),
    records.map(({ v }) => v),
    records.map(({ schema }) => schema),
    records.map(({ deleted }) => deleted),
    records.map(({ data }) => data),
    records.map(({ bytes }) => bytes),
    records.map(({ created }) => created),
    records.map(({ lastOp }) => lastOp),
    records.map(({ about }) => about),
    operations.map(({ op }) => op),
    operations.map(({ content }) => content),
    operations.map(({ v }) => v),
    ends,
    nonces,
  ]);
  if (row === undefined || Number(row.written) !== records.length) throw new LostRace();
  const head = Number(row.head);
  return { head, asOf: writeCursor({ epoch: row.epoch, seq: head, nonce: nonces.at(-1) ?? '' }) };
}
