import { mergeConflict } from '../domain/mergeConflict';
import { ofCollection } from '../domain/shapes';
import { nextBatch, wireTransactions } from './batch';
import type { BatchBounds } from './batch';
import type { Fault } from './fault';
import type { OutboxOperation } from './outbox';
import type { RecordKey, StoreTransaction, SyncStore } from './ports';
import type { PushRequest } from './protocol';
import { offerEdited } from './reset';
import { changeState, readState } from './run';
import type { Run } from './run';
import { lastTaken, quarantineAll, releaseAll, resultsOf, settle, wentBack } from './settle';
import { startAgain } from './syncState';
import type { SyncState } from './syncState';

export interface Pushed {
  /** Why the outbox isn't empty; null when nothing more can go. */
  readonly fault: Fault | null;
  /** Whether sent operations still wait for their answer: nothing may be pulled then. */
  readonly unanswered: boolean;
}

/** Sends the outbox, batch after batch, until it is empty or can't go on. */
export async function push(run: Run): Promise<Pushed> {
  const { pushOperations, pushBytes } = run.limits;
  const widest: BatchBounds = { transactions: pushOperations, operations: pushOperations, bytes: pushBytes };
  let bounds = widest;
  await releaseOutdated(run);
  for (;;) {
    const { batch, waiting } = await freeze(run, bounds);
    if (batch.length === 0) return { fault: null, unanswered: false };
    run.show({ state: 'pushing', sent: run.ledger.sent, of: run.ledger.sent + waiting });

    const answer = await run.client.push({
      device: run.device,
      epoch: run.epoch,
      ...seenOf(await readState(run.store)),
      txs: wireTransactions(batch),
    });
    if (!answer.ok) {
      const narrower = await narrow(run, batch, answer.fault, bounds);
      if (!narrower) return { fault: answer.fault, unanswered: true };
      bounds = narrower;
      continue;
    }
    run.ledger.count('bytes', answer.bytes);
    const results = resultsOf(batch, answer.value.results);
    if (!results) return { fault: { kind: 'garbled', detail: 'push: results' }, unanswered: true };
    if (wentBack(results)) {
      await changeState(run.store, startAgain(true));
      return { fault: { kind: 'resyncRequired' }, unanswered: true };
    }
    const settled = await inStrictTransaction(run.store, batch, async (transaction) => {
      const last = lastTaken(results);
      const state = await transaction.state();
      const sent = last ? [...state.sent, last] : state.sent;
      await transaction.setState({ ...state, sent, asOf: answer.value.asOf ?? state.asOf });
      return settle(transaction, results, run);
    });
    run.settled(settled);
    const deferred = [...results.values()].some(({ status }) => status === 'retry');
    if (deferred)
      return { fault: { kind: 'unavailable', status: 200, retryAfterMs: null }, unanswered: false };
    bounds = wider(bounds, widest);
  }
}

function seenOf({ asOf }: SyncState): Pick<PushRequest, 'seen'> {
  return asOf === null ? {} : { seen: asOf };
}

/** Takes the next batch and marks it, durably, before it is sent; what is already marked goes again as it is. */
async function freeze(run: Run, bounds: BatchBounds) {
  const { question } = await readState(run.store);
  return inStrictTransaction(run.store, question?.absent ?? [], async (transaction) => {
    await offerEdited(transaction, run);
    const outbox = await transaction.operations();
    run.ledger.saw(outbox);
    const sent = outbox.filter(({ state }) => state === 'inFlight');
    const waiting = outbox.filter(({ state }) => state !== 'quarantined').length;
    if (sent.length > 0) return { batch: sent, waiting };
    const batch = nextBatch(outbox, bounds).map((operation) => ({
      ...operation,
      // What an older app left was brought to this one's shape with the database.
      schema: Math.max(operation.schema, ofCollection(run.shapes, operation.c)?.schema ?? 1),
      state: 'inFlight' as const,
    }));
    await transaction.putOperations(batch);
    return { batch, waiting };
  });
}

/**
 * A request that was refused whole is put together smaller, down to the one write that is at fault, which goes
 * into quarantine. Null: the fault isn't of that sort.
 */
async function narrow(
  run: Run,
  batch: readonly OutboxOperation[],
  fault: Fault,
  bounds: BatchBounds,
): Promise<BatchBounds | null> {
  if (fault.kind !== 'tooLarge' && fault.kind !== 'refused') return null;
  const parts = fault.kind === 'tooLarge' ? batch.length : new Set(batch.map(({ tx }) => tx)).size;
  if (parts === 1) {
    await inStrictTransaction(run.store, batch, (t) => quarantineAll(t, batch, fault.problem, run));
    return bounds;
  }
  await inStrictTransaction(run.store, batch, (t) => releaseAll(t, batch, run));
  const half = Math.floor(parts / 2);
  return fault.kind === 'tooLarge' ? { ...bounds, operations: half } : { ...bounds, transactions: half };
}

function wider(bounds: BatchBounds, widest: BatchBounds): BatchBounds {
  return {
    transactions: Math.min(bounds.transactions * 2, widest.transactions),
    operations: Math.min(bounds.operations * 2, widest.operations),
    bytes: widest.bytes,
  };
}

/** Sent operations that the endpoint can't answer any more (its history changed) wait like the others. */
export async function releaseUnanswered(run: Run): Promise<void> {
  const outbox = await inStrictTransaction(run.store, [], (transaction) => transaction.operations());
  const sent = outbox.filter(({ state }) => state === 'inFlight');
  if (sent.length > 0) await inStrictTransaction(run.store, sent, (t) => releaseAll(t, sent, run));
}

/**
 * What an older app had sent and this endpoint doesn't take any more can't be answered: it goes anew in this app's shape.
 * Where it had been taken before, that shows as an edit that both wrote alike.
 */
async function releaseOutdated(run: Run): Promise<void> {
  const outbox = await inStrictTransaction(run.store, [], (transaction) => transaction.operations());
  const isOutdated = ({ c, schema, state }: OutboxOperation): boolean =>
    state === 'inFlight' &&
    ofCollection(run.shapes, c) !== undefined &&
    schema < (ofCollection(run.taken, c)?.oldest ?? 1);
  if (outbox.some(isOutdated)) await releaseUnanswered(run);
}

function inStrictTransaction<T>(
  store: SyncStore,
  about: readonly RecordKey[],
  work: (transaction: StoreTransaction) => Promise<T>,
): Promise<T> {
  const collections = new Set([mergeConflict.name, ...about.map(({ c }) => c)]);
  return store.transaction({ durability: 'strict', collections }, work);
}
