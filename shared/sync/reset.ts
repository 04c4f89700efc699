import { mergeConflict } from '../domain/mergeConflict';
import type { Fault } from './fault';
import type { RecordKey, StoredRecord, StoreTransaction, SyncStore } from './ports';
import { offerAbsent } from './receive';
import type { ReceiveContext } from './receive';
import type { Run } from './run';
import type { SnapshotProgress } from './syncState';

/**
 * Ends a complete snapshot that replaced an unknown cursor. What it didn't hold is gone from the endpoint: sent
 * again if the endpoint was restored from a backup. Else somebody may have deleted it, or a restored backup may never
 * have had it; absence doesn't tell which, so a person says. Records with unsent changes are sent whole: the version that
 * the changes were made on may be given to another content before they arrive. The trash stays, since a snapshot holds
 * no deleted records; it is told again, or what the endpoint never had would live on elsewhere.
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
    const clean = await cleanRecords(transaction, absent);
    const gone = progress.restored ? [] : clean.filter(({ deleted }) => !deleted);
    const asked = new Set(gone.map(({ c, id }) => `${c}/${id}`));
    const offered = absent.filter(({ c, id }) => !asked.has(`${c}/${id}`));
    await offerAbsent(transaction, offered, { ...run, take: 'all' });
    const question = gone.length > 0 ? { absent: gone.map(keyOf), of: all.length } : null;
    const state = await transaction.state();
    await transaction.setState({ ...state, cursor: progress.head, snapshot: null, question });
  });
  run.seen.keys = null;
  return null;
}

/** Whoever edits a record while being asked about it has said that it stays. */
export async function offerEdited(transaction: StoreTransaction, run: Run): Promise<void> {
  const { question } = await transaction.state();
  if (question === null) return;
  const dirty = new Set((await transaction.operations()).map(({ c, id }) => `${c}/${id}`));
  const edited = question.absent.filter(({ c, id }) => dirty.has(`${c}/${id}`));
  if (edited.length === 0) return;
  await offerAbsent(transaction, edited, { ...run, take: 'all' });
  const absent = question.absent.filter((key) => !edited.includes(key));
  const state = await transaction.state();
  await transaction.setState({ ...state, question: absent.length > 0 ? { ...question, absent } : null });
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
): Promise<readonly StoredRecord[]> {
  const dirty = new Set((await transaction.operations()).map(({ c, id }) => `${c}/${id}`));
  const records = await transaction.records(keys);
  return records
    .filter((record): record is StoredRecord => record !== undefined)
    .filter(({ c, id, v }) => v > 0 && !dirty.has(`${c}/${id}`));
}

const keyOf = ({ c, id }: RecordKey): RecordKey => ({ c, id });

function collectionsOf(keys: readonly RecordKey[]): ReadonlySet<string> {
  return new Set([mergeConflict.name, ...keys.map(({ c }) => c)]);
}
