import { mergeConflict } from '../domain/mergeConflict';
import type { Fault } from './fault';
import type { RecordKey, StoredRecord, StoreTransaction, SyncStore } from './ports';
import { offerAbsent } from './receive';
import type { ReceiveContext } from './receive';
import type { Run } from './run';
import type { SnapshotProgress } from './syncState';

/** So many records, or such a part of all, are never removed without asking. */
const askBeyond = { count: 100, share: 0.05 };

/**
 * Ends a complete snapshot that replaced an unknown cursor. What it didn't hold is gone from the endpoint: sent
 * again if the endpoint was restored from a backup, else removed here, which a person must allow when it is much.
 * Records with unsent changes stay.
 */
export async function finishReset(run: Run, progress: SnapshotProgress): Promise<Fault | null> {
  const seen = run.seen.keys ?? new Set<string>();
  if (seen.size < progress.total) {
    run.seen.keys = null;
    return { kind: 'garbled', detail: `snapshot: ${seen.size} of ${progress.total} records` };
  }
  const all = await run.store.keys();
  const absent = all.filter(({ c, id }) => !seen.has(`${c}/${id}`));
  const scope = { durability: 'strict', collections: collectionsOf(absent) } as const;
  await run.store.transaction(scope, async (transaction) => {
    const gone = await cleanRecords(transaction, absent);
    const asks = gone.length > askBeyond.count || gone.length > all.length * askBeyond.share;
    if (progress.restored) await offerAbsent(transaction, absent, { ...run, take: 'all' });
    else if (!asks) await transaction.remove(gone);
    const question = asks && !progress.restored ? { absent: [...gone], of: all.length } : null;
    const state = await transaction.state();
    await transaction.setState({ ...state, cursor: progress.head, snapshot: null, question });
  });
  run.seen.keys = null;
  return null;
}

export type AbsentChoice = 'remove' | 'keep';

/** Does what the person said about absent records: away with those that are still untouched, or send them again. */
export async function answerQuestion(
  store: SyncStore,
  absent: readonly RecordKey[],
  choice: AbsentChoice,
  context: ReceiveContext,
): Promise<void> {
  await store.transaction(
    { durability: 'strict', collections: collectionsOf(absent) },
    async (transaction) => {
      const gone = await cleanRecords(transaction, absent);
      if (choice === 'remove') await transaction.remove(gone);
      else await offerAbsent(transaction, gone, context);
      await transaction.setState({ ...(await transaction.state()), question: null });
    },
  );
}

async function cleanRecords(
  transaction: StoreTransaction,
  keys: readonly RecordKey[],
): Promise<readonly RecordKey[]> {
  const dirty = new Set((await transaction.operations()).map(({ c, id }) => `${c}/${id}`));
  const records = await transaction.records(keys);
  return records
    .filter((record): record is StoredRecord => record !== undefined)
    .filter(({ c, id, v }) => v > 0 && !dirty.has(`${c}/${id}`))
    .map(({ c, id }) => ({ c, id }));
}

function collectionsOf(keys: readonly RecordKey[]): ReadonlySet<string> {
  return new Set([mergeConflict.name, ...keys.map(({ c }) => c)]);
}
