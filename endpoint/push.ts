import type { PushRequest, PushResult, WireRecord } from '#shared/sync/protocol';
import { epochOf, nonce, type Account } from './accounts';
import { audit, auditedChange } from './audit';
import { asTenant, sqlState, type Database, type Queries } from './database';
import type { Limits } from './limits';
import { planTransaction, type DoneOperation, type Plan, type Stored } from './plan';
import { resyncRequired, tooLarge } from './problems';

export interface PushContext {
  readonly database: Database;
  readonly account: Account;
  readonly limits: Limits;
  readonly now: () => Date;
}

type Transaction = PushRequest['txs'][number];

const attempts = 4;

/**
 * Takes a push: its transactions in order, each on its own, all or nothing.
 *
 * A transaction that touches a record of one that failed before it in the same push is answered `retry`: it was
 * written on a state that doesn't exist yet, and a conflict would be a false one.
 *
 * @throws HttpProblem 410 when the laptop stands on another history, 413 for too many operations
 */
export async function push(context: PushContext, request: PushRequest): Promise<readonly PushResult[]> {
  const { database, account, limits } = context;
  const operations = request.txs.reduce((sum, { ops }) => sum + ops.length, 0);
  if (operations > limits.pushOperations) {
    throw tooLarge(`The push holds ${operations} operations; ${limits.pushOperations} is the most.`);
  }
  const epoch = await asTenant(database, account.tenant, (sql) => epochOf(sql, account.tenant));
  if (epoch !== request.epoch)
    throw resyncRequired('The changes were made on another history than the server’s.');

  const results: PushResult[] = [];
  const unsettled = new Set<string>();
  for (const transaction of request.txs) {
    const ids = transaction.ops.map(({ id }) => id.toLowerCase());
    const result = ids.some((id) => unsettled.has(id))
      ? notNow(transaction)
      : await take(context, request.device, transaction);
    if (result.status !== 'applied' && result.status !== 'duplicate') {
      for (const id of ids) unsettled.add(id);
    }
    results.push(result);
  }
  return results;
}

function notNow({ tx, ops }: Transaction): PushResult {
  return { tx, status: 'retry', ops: ops.map(({ op }) => ({ op })) };
}

/** Somebody else created one of the records between our look and our write. */
class LostRace extends Error {}

async function take(context: PushContext, device: string, transaction: Transaction): Promise<PushResult> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return await asTenant(context.database, context.account.tenant, async (sql) => {
        const stored = await lockAndRead(sql, context.account.tenant, transaction);
        const plan = planTransaction(transaction, stored, context.limits);
        if (plan.operations.length > 0) {
          await audited(sql, context, device, transaction, plan);
          await write(sql, context, plan);
        }
        return plan.result;
      });
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  }
  return notNow(transaction);
}

/** Whether the same transaction may succeed when it is simply run again. */
function isPassing(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  const serialization = '40001';
  const deadlock = '40P01';
  const lockTimeout = '55P03';
  const uniqueViolation = '23505';
  return [serialization, deadlock, lockTimeout, uniqueViolation].includes(sqlState(error) ?? '');
}

/** Locks the records in the order of their ids, so that no two pushes wait for each other, and only then looks. */
async function lockAndRead(sql: Queries, tenant: string, { ops }: Transaction): Promise<Stored> {
  const records = await sql.query<Omit<WireRecord, 'at'> & { at: Date }>(
    `select id, c, v, schema, deleted, data, changed_by as by, changed_at as at from escale.doc
     where tenant = $1 and id = any($2::uuid[]) order by id for update`,
    [tenant, ops.map(({ id }) => id)],
  );
  const done = await sql.query<DoneOperation & { op: string }>(
    'select op, content, v from escale.op_done where tenant = $1 and op = any($2::uuid[])',
    [tenant, ops.map(({ op }) => op)],
  );
  return {
    records: new Map(records.map((record) => [record.id, { ...record, at: record.at.toISOString() }])),
    done: new Map(done.map(({ op, ...rest }) => [op, rest])),
  };
}

/** Before the sequence numbers are taken, for from then on others wait. */
async function audited(
  sql: Queries,
  { account, now }: PushContext,
  device: string,
  { ops }: Transaction,
  { operations }: Plan,
): Promise<void> {
  const versions = new Map(operations.map(({ op, v }) => [op, v]));
  const changes = ops.flatMap((operation) => {
    const v = versions.get(operation.op.toLowerCase());
    return v === undefined ? [] : [auditedChange(operation, v)];
  });
  await audit(sql, { ...account, device }, now(), changes);
}

/**
 * Everything in one statement, whose first act is to take the sequence numbers: the lock on the tenant's row lasts
 * from there to the commit and no longer, so that whoever reads a number has every lower one before them.
 *
 * $1 tenant, $2 nonce, $3 person, $4 instant, $5 number of records, $6–$15 records, $16–$18 operations
 */
const writeAll = `
with record as (
  select * from unnest($6::uuid[], $7::text[], $8::text[], $9::integer[], $10::integer[], $11::boolean[],
      $12::json[], $13::integer[], $14::boolean[], $15::uuid[])
    with ordinality as r(id, c, scope, v, schema, deleted, data, bytes, created, last_op, position)
), head as (
  update escale.tenant set seq = seq + $5::integer where id = $1 returning seq
), created as (
  insert into escale.doc
    (tenant, id, c, scope, v, seq, schema, deleted, data, bytes, changed_by, changed_at, last_op)
  select $1, r.id, r.c, r.scope, r.v, head.seq - $5::integer + r.position, r.schema, r.deleted, r.data, r.bytes,
    $3, $4::timestamptz, r.last_op
  from record r, head where r.created
  on conflict (tenant, id) do nothing
  returning 1
), changed as (
  update escale.doc d
  set scope = r.scope, v = r.v, seq = head.seq - $5::integer + r.position, schema = r.schema,
    deleted = r.deleted, data = r.data, bytes = r.bytes, changed_by = $3, changed_at = $4::timestamptz,
    last_op = r.last_op
  from record r, head where d.tenant = $1 and d.id = r.id and not r.created
  returning 1
), marked as (
  insert into escale.commit_mark (tenant, seq, nonce) select $1, head.seq, $2 from head
), done as (
  insert into escale.op_done (tenant, op, content, v)
  select $1, o.op, o.content, o.v from unnest($16::uuid[], $17::text[], $18::integer[]) as o(op, content, v), head
)
select (select count(*) from created) + (select count(*) from changed) as written`;

async function write(sql: Queries, { account, now }: PushContext, plan: Plan): Promise<void> {
  const { records, operations } = plan;
  const [row] = await sql.query<{ written: string | number }>(writeAll, [
    account.tenant,
    nonce(),
    account.person,
    now().toISOString(),
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
    operations.map(({ op }) => op),
    operations.map(({ content }) => content),
    operations.map(({ v }) => v),
  ]);
  if (Number(row?.written) !== records.length) throw new LostRace();
}
