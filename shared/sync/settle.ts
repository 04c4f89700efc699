import { changeInShape, holdsOldName, ofCollection } from '../domain/shapes';
import { isErased } from './erased';
import { offeredAgain } from './offer';
import type { OutboxOperation } from './outbox';
import type { StoreTransaction } from './ports';
import { problemTypes } from './protocol';
import type { Problem, PushResult, WireRecord } from './protocol';
import type { SentChange } from './syncState';
import { openWorkbench } from './workbench';
import type { SettledRecord, Workbench, WorkbenchTools } from './workbench';

/** What an answer says about the batch it answers; null when it contradicts itself or leaves something out. */
export function resultsOf(
  batch: readonly OutboxOperation[],
  results: readonly PushResult[],
): ReadonlyMap<OutboxOperation, PushResult> | null {
  const byTransaction = new Map(results.map((result) => [result.tx, result]));
  const found = new Map<OutboxOperation, PushResult>();
  for (const operation of batch) {
    const result = byTransaction.get(operation.tx);
    if (!result || !isConsistent(operation, result, batch)) return null;
    found.set(operation, result);
  }
  return found;
}

function isConsistent(
  operation: OutboxOperation,
  result: PushResult,
  batch: readonly OutboxOperation[],
): boolean {
  const answer = result.ops.find(({ op }) => op === operation.op);
  switch (result.status) {
    case 'applied':
    case 'duplicate':
      return answer?.v !== undefined;
    case 'conflict':
      return (
        (answer?.current === undefined || movedOn(operation, answer.current)) &&
        batch.some(({ op }) => result.ops.some((each) => each.op === op && each.current !== undefined))
      );
    case 'rejected':
    case 'retry':
      return true;
  }
}

/** Without this, an endpoint that contradicts itself would be asked again without end. */
function movedOn(operation: OutboxOperation, current: WireRecord | null): boolean {
  if (current === null) return operation.base > 0;
  if (current.id !== operation.id || current.c !== operation.c) return false;
  // Erased, it takes nothing any more, on whatever version that was made.
  if (isErased(current.data)) return true;
  return current.v !== operation.base || (current.deleted && operation.effect === 'write');
}

/**
 * Whether the endpoint holds an older version of a record than it had given out: it was restored from a backup, and
 * what it says is no newer state to merge with. Taken for one, it would bring back the values from before.
 */
export function wentBack(results: ReadonlyMap<OutboxOperation, PushResult>): boolean {
  return [...results].some(([operation, { status, ops }]) => {
    const current = ops.find(({ op }) => op === operation.op)?.current;
    return status === 'conflict' && current !== undefined && current !== null && current.v < operation.base;
  });
}

/** The change that the endpoint took last; what it had taken before says less about its history. */
export function lastTaken(results: ReadonlyMap<OutboxOperation, PushResult>): SentChange | null {
  const taken = (wanted: PushResult['status']) =>
    [...results].flatMap(([{ op, c, id }, { status, ops }]) => {
      const v = ops.find((each) => each.op === op)?.v;
      return status === wanted && v !== undefined ? [{ c, id, v }] : [];
    });
  return taken('applied').at(-1) ?? taken('duplicate').at(-1) ?? null;
}

/**
 * Draws the consequences of an answered batch, all in one transaction.
 *
 * What is sent is gone from the outbox, and later operations of its record build on the new version. A conflict
 * is rebased. What the endpoint refuses goes into quarantine. All the rest waits under a new id, so that an id
 * that was ever sent never stands for other content.
 */
export async function settle(
  transaction: StoreTransaction,
  results: ReadonlyMap<OutboxOperation, PushResult>,
  tools: WorkbenchTools,
): Promise<readonly SettledRecord[]> {
  const bench = await openWorkbench(transaction, [...results.keys()], tools);
  for (const [operation, result] of results) {
    const answer = result.ops.find(({ op }) => op === operation.op);
    switch (result.status) {
      case 'applied':
      case 'duplicate':
        confirm(bench, operation, answer?.v ?? operation.base, tools);
        break;
      case 'conflict':
        if (answer?.current === null) {
          createAgain(bench, operation, tools);
          break;
        }
        release(bench, operation, tools);
        if (answer?.current) bench.overlay(answer.current);
        break;
      case 'rejected':
        if (result.problem?.type === problemTypes.erased) {
          if (result.problem['op'] === operation.op) bench.erase(operation);
          else release(bench, operation, tools);
          break;
        }
        quarantine(bench, operation, result.problem ?? refusedWithoutReason, tools);
        break;
      case 'retry':
        release(bench, operation, tools);
        break;
    }
  }
  return bench.putBack();
}

/** The whole request was refused: nothing of it was done, and it can be put together differently. */
export async function releaseAll(
  transaction: StoreTransaction,
  batch: readonly OutboxOperation[],
  tools: WorkbenchTools,
): Promise<void> {
  const bench = await openWorkbench(transaction, batch, tools);
  for (const operation of batch) release(bench, operation, tools);
  await bench.putBack();
}

export async function quarantineAll(
  transaction: StoreTransaction,
  batch: readonly OutboxOperation[],
  problem: Problem,
  tools: WorkbenchTools,
): Promise<void> {
  const bench = await openWorkbench(transaction, batch, tools);
  for (const operation of batch) quarantine(bench, operation, problem, tools);
  await bench.putBack();
}

const refusedWithoutReason: Problem = { type: problemTypes.invalid, status: 422 };

function confirm(
  bench: Workbench,
  operation: OutboxOperation,
  v: number,
  { ledger, person, shapes }: WorkbenchTools,
): void {
  const piece = bench.piece(operation);
  piece.operations = piece.operations
    .filter(({ op }) => op !== operation.op)
    .map((later) => ({ ...later, base: v }));
  if (piece.record) {
    // The endpoint may make something else of it than an older app wrote: the feed then shows this very version anew.
    const own = ofCollection(shapes, operation.c)?.schema ?? piece.record.schema;
    const schema = holdsOldName(piece.record, shapes) ? 1 : Math.min(own, piece.record.schema);
    piece.record = { ...piece.record, v, by: person, schema };
  }
  ledger.account(operation.op, 'sent');
}

/**
 * The endpoint has never had the record that was changed: it came back from a backup that is older. It gets the
 * record whole, all changes that wait included.
 */
function createAgain(bench: Workbench, operation: OutboxOperation, tools: WorkbenchTools): void {
  const piece = bench.piece(operation);
  // Done already for an earlier operation of the same record.
  if (!piece.record || piece.operations.every(({ op }) => op !== operation.op)) return;
  const { newId, ledger } = tools;
  for (const { op } of piece.operations) ledger.account(op, 'renamed');
  const context = { newId, at: operation.at, waiting: piece.operations };
  piece.operations = offeredAgain(piece.record, null, context);
  piece.record = { ...piece.record, v: 0 };
}

function release(bench: Workbench, operation: OutboxOperation, tools: WorkbenchTools): void {
  rename(bench, operation, { state: 'pending' }, tools);
  tools.ledger.account(operation.op, 'renamed');
}

function quarantine(
  bench: Workbench,
  operation: OutboxOperation,
  problem: Problem,
  tools: WorkbenchTools,
): void {
  rename(bench, operation, { state: 'quarantined', problem }, tools);
  tools.ledger.account(operation.op, 'quarantined');
}

/**
 * Gives an operation that was sent a new id, and this app's shape, which it may be older than. Those of its record that the same write holds after it get one as
 * well: ids decide the order within a write.
 */
function rename(
  bench: Workbench,
  sent: OutboxOperation,
  change: Partial<OutboxOperation>,
  { ledger, newId, shapes }: WorkbenchTools,
): void {
  const piece = bench.piece(sent);
  piece.operations = piece.operations.map((operation) => {
    if (operation.op === sent.op)
      return {
        ...changeInShape(operation, 'after', piece.record?.data ?? {}, shapes),
        ...change,
        op: newId(),
      };
    if (operation.seq !== sent.seq) return operation;
    ledger.account(operation.op, 'renamed');
    return { ...operation, op: newId() };
  });
}
