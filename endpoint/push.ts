import { ownShapes, type Shapes } from '#shared/domain/shapes';
import type { PushRequest, PushResponse, PushResult } from '#shared/sync/protocol';
import type { Account } from './accounts';
import { audit, auditedChange } from './audit';
import { nameFiles } from './blobAccess';
import { checkPosition, newestCursor, readCursor, type Position } from './cursor';
import { asPerson, sqlState, type Database, type Queries } from './database';
import type { Limits } from './limits';
import { isMove, settleParents, takeAlong, tellMoves } from './moves';
import { forbiddenProblem, planTransaction, type Plan, type PlannedRecord } from './plan';
import { resyncRequired, tooLarge } from './problems';
import { aboutOf, lockAndRead, LostRace, type Look, type Transaction } from './pushRead';
import { write } from './pushWrite';
import { checkShapes } from './versions';

export interface PushContext {
  readonly database: Database;
  readonly account: Account;
  readonly limits: Limits;
  /** The house's own when left out. */
  readonly shapes?: Shapes | undefined;
  readonly now: () => Date;
}

/** What all of a push's groups have in common. */
interface Sender extends PushContext {
  readonly device: string;
  readonly epoch: string;
  readonly seen: Position | undefined;
}

interface Taken {
  /** Of the first of the transactions, one at least. */
  readonly results: readonly PushResult[];
  /** The last commit of the history on which they were decided; undefined when they weren't. */
  readonly asOf?: string;
}

const attempts = 4;

/**
 * Takes a push: its transactions in order, each all or nothing. Those that have nothing to do with each other are
 * decided and written together, so that a push costs the same few statements however many it holds.
 *
 * A transaction that touches a record of one that failed before it in the same push is answered `retry`: it was
 * written on a state that doesn't exist yet, and a conflict would be a false one.
 *
 * @throws HttpProblem 410 when the laptop stands on another history, 413 for too many operations, 426 for shapes that
 *   are no longer taken
 */
export async function push(context: PushContext, request: PushRequest): Promise<PushResponse> {
  const { limits } = context;
  const { txs, device, epoch } = request;
  const operations = txs.reduce((sum, { ops }) => sum + ops.length, 0);
  if (operations > limits.pushOperations) {
    throw tooLarge(`The push holds ${operations} operations; ${limits.pushOperations} is the most.`);
  }
  checkShapes(request, context.shapes ?? ownShapes);
  const seen = request.seen === undefined ? undefined : readCursor(request.seen);
  const sender: Sender = { ...context, device, epoch, seen };

  const results: PushResult[] = [];
  const unsettled = new Set<string>();
  let asOf: string | undefined;
  while (results.length < txs.length) {
    const rest = txs.slice(results.length);
    const group = apartFrom(unsettled, rest);
    const taken: Taken =
      group.length === 0 ? { results: rest.slice(0, 1).map(notNow) } : await take(sender, group);
    asOf = taken.asOf ?? asOf;
    for (const [index, result] of taken.results.entries()) {
      results.push(result);
      if (result.status === 'applied' || result.status === 'duplicate') continue;
      for (const { id } of rest[index]?.ops ?? []) unsettled.add(id.toLowerCase());
    }
  }
  return asOf === undefined ? { results } : { results, asOf };
}

/** The first transactions that share no record and no operation's id with each other, nor a record with what failed. */
function apartFrom(
  unsettled: ReadonlySet<string>,
  transactions: readonly Transaction[],
): readonly Transaction[] {
  const taken = new Set<string>();
  const end = transactions.findIndex(({ ops }) => {
    const names = new Set(
      ops
        .flatMap((operation) => [operation.id, operation.op, aboutOf(operation) ?? ''])
        .map((name) => name.toLowerCase()),
    );
    names.delete('');
    if (ops.some(({ id }) => unsettled.has(id.toLowerCase()))) return true;
    if ([...names].some((name) => taken.has(name))) return true;
    for (const name of names) taken.add(name);
    return false;
  });
  return end === -1 ? transactions : transactions.slice(0, end);
}

function notNow({ tx, ops }: Transaction): PushResult {
  return { tx, status: 'retry', ops: ops.map(({ op }) => ({ op })) };
}

async function take(sender: Sender, group: readonly Transaction[]): Promise<Taken> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return await asPerson(sender.database, sender.account, (sql) => decideAndWrite(sql, sender, group));
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  }
  return { results: group.map(notNow) };
}

/** Whether the same transactions may succeed when they are simply run again. */
function isPassing(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  const serialization = '40001';
  const deadlock = '40P01';
  const lockTimeout = '55P03';
  const uniqueViolation = '23505';
  return [serialization, deadlock, lockTimeout, uniqueViolation].includes(sqlState(error) ?? '');
}

async function decideAndWrite(sql: Queries, sender: Sender, group: readonly Transaction[]): Promise<Taken> {
  const { account, now, limits, epoch, seen, device } = sender;
  const { tenant } = account;
  if (seen) await checkPosition(sql, tenant, seen);
  const look = await lockAndRead(sql, account, group);
  if (look.epoch !== epoch)
    throw resyncRequired('The changes were made on another history than the server’s.');
  const { stored, author, parents } = look;
  const rules = { limits, shapes: sender.shapes ?? ownShapes, now: now() };
  const plans = untilMove(
    group.map((transaction) => planTransaction(transaction, stored, author, rules)),
    look,
  );
  const outside = author.seesAll ? new Set<string>() : await idsOutside(sql, account, plans);
  const decided = plans.map((plan) => {
    const first = plan.records.find(({ id }) => outside.has(id));
    return first === undefined ? plan : refused(plan, first);
  });
  const results = decided.map(({ result }) => result);
  const commits = decided.filter(({ operations }) => operations.length > 0);
  if (commits.length === 0) return { results, asOf: await newestCursor(sql, tenant) };

  const planned = commits.flatMap((plan) => plan.records);
  const along = await takeAlong(sql, tenant, planned);
  const records = [...planned, ...along];
  await settleParents(sql, tenant, records, parents);
  await nameFiles(sql, account, planned);
  await audit(sql, { ...account, device }, now(), changesOf(group, commits));
  // Only a commit that stands alone takes anything along.
  const last = commits.at(-1);
  const written = along.length === 0 || last === undefined ? commits : [{ ...last, records }];
  const { head, asOf } = await write(sql, account, now(), written);
  if (author.scoped) await tellMoves(sql, tenant, { records, parents, head });
  return { results, asOf };
}

/** What moves records into another scope goes alone: it takes conflicts along, and is told to others. */
function untilMove(plans: readonly Plan[], { parents }: Look): readonly Plan[] {
  const move = plans.findIndex(({ records }) => records.some((record) => isMove(record, parents)));
  return move === -1 ? plans : plans.slice(0, Math.max(1, move));
}

function refused({ result: { tx, ops } }: Plan, { lastOp }: PlannedRecord): Plan {
  const problem = forbiddenProblem(lastOp, 'The record would lie outside what is granted to you.');
  return {
    result: { tx, status: 'rejected', ops: ops.map(({ op }) => ({ op })), problem },
    records: [],
    operations: [],
  };
}

/** The records that the person wouldn't see any more once they are written. */
async function idsOutside(
  sql: Queries,
  { person }: Account,
  plans: readonly Plan[],
): Promise<ReadonlySet<string>> {
  const records = plans.flatMap((plan) => plan.records);
  if (records.length === 0) return new Set();
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
  return new Set(rows.map(({ id }) => id));
}

/** Before the sequence numbers are taken, for from then on others wait. */
function changesOf(group: readonly Transaction[], commits: readonly Plan[]) {
  const versions = new Map(
    commits.flatMap(({ operations }) => operations.map(({ op, v }) => [op, v] as const)),
  );
  return group
    .flatMap(({ ops }) => ops)
    .flatMap((operation) => {
      const v = versions.get(operation.op.toLowerCase());
      return v === undefined ? [] : [auditedChange(operation, v)];
    });
}
