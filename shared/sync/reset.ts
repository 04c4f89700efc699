import { mergeConflict } from '../domain/mergeConflict';
import type { Fault } from './fault';
import type { RecordKey, StoredRecord, StoreTransaction, SyncStore } from './ports';
import { problemTypes } from './protocol';
import type { Problem } from './protocol';
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
    if (progress.expired && !progress.restored && run.digests) {
      await setAside(transaction, absent, run);
      const state = await transaction.state();
      const now = { cursor: progress.head, snapshot: null, question: null, comparedAt: null, expired: true };
      await transaction.setState({ ...state, ...now });
      return;
    }
    const clean = await cleanRecords(transaction, absent);
    const gone = progress.restored ? [] : clean.filter(({ deleted }) => !deleted);
    const asked = new Set(gone.map(({ c, id }) => `${c}/${id}`));
    const offered = absent.filter(({ c, id }) => !asked.has(`${c}/${id}`));
    await offerAbsent(transaction, offered, { ...run, take: 'all' });
    const question = gone.length > 0 ? { absent: gone.map(keyOf), of: all.length } : null;
    const state = await transaction.state();
    await transaction.setState({
      ...state,
      cursor: progress.head,
      snapshot: null,
      question,
      comparedAt: null,
    });
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

/** Why changes are in quarantine whose record was deleted so long ago that the endpoint has forgotten it. */
const deletedLongAgo: Problem = {
  type: problemTypes.resyncRequired,
  status: 410,
};

/** Sent, these changes would bring back what somebody has deleted; a person may do that, by sending them again. */
async function setAside(
  transaction: StoreTransaction,
  absent: readonly RecordKey[],
  { ledger }: Run,
): Promise<void> {
  const gone = new Set(absent.map(({ c, id }) => `${c}/${id}`));
  const waiting = (await transaction.operations()).filter(
    ({ c, id, base, state }) => base > 0 && state !== 'quarantined' && gone.has(`${c}/${id}`),
  );
  for (const { op } of waiting) ledger.account(op, 'quarantined');
  await transaction.putOperations(
    waiting.map((operation) => ({ ...operation, state: 'quarantined', problem: deletedLongAgo })),
  );
}

/** Takes away records that were deleted elsewhere; those with unsent changes stay. */
export async function removeClean(
  transaction: StoreTransaction,
  absent: readonly RecordKey[],
): Promise<void> {
  await transaction.remove(await cleanRecords(transaction, absent));
}

/** Leaves it to a person what becomes of records that the endpoint doesn't hold; those with unsent changes stay. */
export async function askAbout(
  transaction: StoreTransaction,
  absent: readonly RecordKey[],
  of: number,
): Promise<void> {
  const clean = await cleanRecords(transaction, absent);
  if (clean.length === 0) return;
  const state = await transaction.state();
  await transaction.setState({ ...state, question: { absent: clean.map(keyOf), of } });
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
