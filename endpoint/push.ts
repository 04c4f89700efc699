import { isId } from '#shared/domain/ids';
import { ownShapes, type Shapes } from '#shared/domain/shapes';
import { partner } from '#shared/domain/partner';
import type { PushRequest, PushResponse, PushResult, WireRecord } from '#shared/sync/protocol';
import { partnerScope } from '#shared/sync/scope';
import { epochOf, nonce, type Account } from './accounts';
import { audit, auditedChange } from './audit';
import { asPerson, sqlState, type Database, type Queries } from './database';
import type { Limits } from './limits';
import { settleParents, takeAlong, tellMoves, type Parents } from './moves';
import {
  forbiddenProblem,
  planTransaction,
  type Author,
  type DoneOperation,
  type Plan,
  type PlannedRecord,
  type Stored,
} from './plan';
import { checkPosition, newestCursor, readCursor } from './cursor';
import { resyncRequired, tooLarge } from './problems';
import { checkShapes } from './versions';

export interface PushContext {
  readonly database: Database;
  readonly account: Account;
  readonly limits: Limits;
  /** The house's own when left out. */
  readonly shapes?: Shapes | undefined;
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
 * @throws HttpProblem 410 when the laptop stands on another history, 413 for too many operations, 426 for shapes that
 *   are no longer taken
 */
export async function push(context: PushContext, request: PushRequest): Promise<PushResponse> {
  const { database, account, limits } = context;
  const operations = request.txs.reduce((sum, { ops }) => sum + ops.length, 0);
  if (operations > limits.pushOperations) {
    throw tooLarge(`The push holds ${operations} operations; ${limits.pushOperations} is the most.`);
  }
  checkShapes(request, context.shapes ?? ownShapes);
  const known = request.seen === undefined ? undefined : readCursor(request.seen);
  const epoch = await asPerson(database, account, async (sql) => {
    if (known) await checkPosition(sql, account.tenant, known);
    return epochOf(sql, account.tenant);
  });
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
  const asOf = await asPerson(database, account, (sql) => newestCursor(sql, account.tenant));
  return { results, asOf };
}

function notNow({ tx, ops }: Transaction): PushResult {
  return { tx, status: 'retry', ops: ops.map(({ op }) => ({ op })) };
}

/** Somebody else created one of the records between our look and our write. */
class LostRace extends Error {}

async function take(context: PushContext, device: string, transaction: Transaction): Promise<PushResult> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return await asPerson(context.database, context.account, async (sql) => {
        const { stored, author, parents } = await lockAndRead(sql, context.account, transaction);
        const plan = planTransaction(transaction, stored, author, {
          limits: context.limits,
          shapes: context.shapes ?? ownShapes,
          now: context.now(),
        });
        if (plan.operations.length === 0) return plan.result;
        const { tenant } = context.account;
        const outside = author.seesAll ? undefined : await firstOutside(sql, context.account, plan.records);
        if (outside !== undefined) return refused(transaction, outside);
        const records = [...plan.records, ...(await takeAlong(sql, tenant, plan.records))];
        await settleParents(sql, tenant, records, parents);
        await audited(sql, context, device, transaction, plan);
        const head = await write(sql, context, { ...plan, records });
        if (author.scoped) await tellMoves(sql, tenant, { records, parents, head });
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

function refused({ tx, ops }: Transaction, { lastOp }: PlannedRecord): PushResult {
  const problem = forbiddenProblem(lastOp, 'The record would lie outside what is granted to you.');
  return { tx, status: 'rejected', ops: ops.map(({ op }) => ({ op })), problem };
}

/** The first record that the person wouldn't see any more once it is written; undefined when there is none. */
async function firstOutside(
  sql: Queries,
  { person }: Account,
  records: readonly PlannedRecord[],
): Promise<PlannedRecord | undefined> {
  const parents = new Map(records.flatMap(({ scope, parent }) => (parent ? [[scope, parent] as const] : [])));
  const rows = await sql.query<{ id: string }>(
    `select r.id from unnest($2::text[], $3::text[], $4::text[]) as r(id, scope, parent)
     where not escale.reaches($1, r.scope, coalesce(r.parent, escale.parent_of(r.scope)))`,
    [
      person,
      records.map(({ id }) => id),
      records.map(({ scope }) => scope),
      records.map(({ scope }) => parents.get(scope) ?? null),
    ],
  );
  const outside = new Set(rows.map(({ id }) => id));
  return records.find(({ id }) => outside.has(id));
}

/** What `json_object_agg` gives; null for nothing. */
type Json = Readonly<Record<string, string>> | null;

interface Standing extends Author {
  readonly seesAll: boolean;
  /** Whether anybody in the tenant sees less than everything. */
  readonly scoped: boolean;
}

/** Locks the records in the order of their ids, so that no two pushes wait for each other, and only then looks. */
async function lockAndRead(
  sql: Queries,
  { tenant, person }: Account,
  { ops }: Transaction,
): Promise<{ readonly stored: Stored; readonly author: Standing; readonly parents: Parents }> {
  const records = await sql.query<Omit<WireRecord, 'at'> & { at: Date }>(
    `select id, c, v, schema, deleted, data, changed_by as by, changed_at as at from escale.doc
     where tenant = $1 and id = any($2::uuid[]) order by id for update`,
    [tenant, ops.map(({ id }) => id)],
  );
  const done = await sql.query<DoneOperation & { op: string }>(
    'select op, content, v from escale.op_done where tenant = $1 and op = any($2::uuid[])',
    [tenant, ops.map(({ op }) => op)],
  );
  const about = ops.map(
    ({ id, set }) => set['recordId'] ?? records.find((r) => r.id === id)?.data['recordId'],
  );
  const partners = ops.filter(({ c }) => c === partner.name).map(({ id }) => partnerScope(id));
  const [standing] = await sql.query<
    Omit<Standing, 'person'> & {
      scopes: Json;
      parents: Json;
      forgotten: Readonly<Record<string, number>> | null;
      hidden: string[] | null;
    }
  >(
    `select escale.sees_all() as "seesAll", escale.may_write() as "mayWrite",
       (select access = 'scoped' from escale.tenant where id = $1) as scoped,
       (select json_object_agg(id, scope) from escale.scopes_of($2::uuid[])) as scopes,
       (select json_object_agg(id, v) from escale.forgotten where tenant = $1 and id = any($2::uuid[])) as forgotten,
       (select json_agg(s.id) from escale.scopes_of($2::uuid[]) s where not exists (
         select 1 from escale.doc d where d.tenant = $1 and d.id = s.id)) as hidden,
       (select json_object_agg(scope, parent) from escale.scope_parent
         where tenant = $1 and scope = any($3)) as parents`,
    [tenant, [...ops.map(({ id }) => id), ...about.filter(isId)], partners],
  );
  if (standing === undefined) throw new Error('A query without a row.');
  const { scopes, parents, forgotten, hidden, ...rights } = standing;
  const unseen = new Set(hidden);
  const read = new Set(records.map(({ id }) => id));
  const cameSince = ops.some(({ id }) => {
    const key = id.toLowerCase();
    return scopes?.[key] !== undefined && !read.has(key) && !unseen.has(key);
  });
  if (cameSince) throw new LostRace();
  return {
    stored: {
      records: new Map(records.map((record) => [record.id, { ...record, at: record.at.toISOString() }])),
      done: new Map(done.map(({ op, ...rest }) => [op, rest])),
      scopes: new Map(Object.entries(scopes ?? {})),
      forgotten: new Map(Object.entries(forgotten ?? {})),
      hidden: unseen,
    },
    author: { person, ...rights },
    parents: new Map(Object.entries(parents ?? {})),
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
 * $1 tenant, $2 nonce, $3 person, $4 instant, $5 number of records, $6–$15 records, $16–$18 operations,
 * $19 what each record is about
 */
const writeAll = `
with record as (
  select * from unnest($6::uuid[], $7::text[], $8::text[], $9::integer[], $10::integer[], $11::boolean[],
      $12::json[], $13::integer[], $14::boolean[], $15::uuid[], $19::uuid[])
    with ordinality as r(id, c, scope, v, schema, deleted, data, bytes, created, last_op, about, position)
), head as (
  update escale.tenant set seq = seq + $5::integer where id = $1 returning seq
), created as (
  insert into escale.doc
    (tenant, id, c, scope, v, seq, schema, deleted, data, bytes, changed_by, changed_at, last_op, about)
  select $1, r.id, r.c, r.scope, r.v, head.seq - $5::integer + r.position, r.schema, r.deleted, r.data, r.bytes,
    $3, $4::timestamptz, r.last_op, r.about
  from record r, head where r.created
  on conflict (tenant, id) do nothing
  returning 1
), changed as (
  update escale.doc d
  set scope = r.scope, v = r.v, seq = head.seq - $5::integer + r.position, schema = r.schema,
    deleted = r.deleted, data = r.data, bytes = r.bytes, changed_by = $3, changed_at = $4::timestamptz,
    last_op = r.last_op, about = r.about
  from record r, head where d.tenant = $1 and d.id = r.id and not r.created
  returning 1
), marked as (
  insert into escale.commit_mark (tenant, seq, nonce) select $1, head.seq, $2 from head
), done as (
  insert into escale.op_done (tenant, op, content, v)
  select $1, o.op, o.content, o.v from unnest($16::uuid[], $17::text[], $18::integer[]) as o(op, content, v), head
)
select (select count(*) from created) + (select count(*) from changed) as written, (select seq from head) as head`;

/** @returns the last sequence number that it took */
async function write(sql: Queries, { account, now }: PushContext, plan: Plan): Promise<number> {
  const { records, operations } = plan;
  const [row] = await sql.query<{ written: string | number; head: string }>(writeAll, [
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
    records.map(({ about }) => about),
  ]);
  if (Number(row?.written) !== records.length) throw new LostRace();
  return Number(row?.head);
}
