import { kinds } from '#shared/domain/entities';
import { policyOf } from '#shared/domain/kind';
import { sameValue } from '#shared/domain/sameValue';
import type { Change } from './change';
import type { DeskDatabase } from './db';
import type { HistoryEntry } from './tables';

/** Autosaves of one text within this time are one step of its history. */
const sameStepMs = 10 * 60 * 1000;

/**
 * Adds a change made here to the record's history, inside the write's transaction. A text that is saved every
 * second while somebody types would bury everything else, so it grows the step it belongs to.
 */
export async function logChange(
  db: DeskDatabase,
  change: Change,
  entry: Pick<HistoryEntry, 'id' | 'tx' | 'at' | 'by'>,
): Promise<void> {
  const recordId = change.row.id;
  const added: HistoryEntry = {
    ...entry,
    c: change.kind,
    recordId,
    origin: 'here',
    effect: change.effect,
    before: change.before,
    after: change.after,
  };
  if (onlyText(change)) {
    const last = await lastEntry(db, change.kind, recordId);
    if (last && continues(last, added)) {
      await db.history.put({ ...last, at: added.at, after: added.after });
      return;
    }
  }
  await db.history.add(added);
}

/** A record's changes, the newest first. */
export async function historyOf(
  db: DeskDatabase,
  c: string,
  recordId: string,
  limit = 200,
): Promise<HistoryEntry[]> {
  return db.history
    .where('[c+recordId+at]')
    .between([c, recordId, ''], [c, recordId, '\uffff'])
    .reverse()
    .limit(limit)
    .toArray();
}

async function lastEntry(db: DeskDatabase, c: string, recordId: string): Promise<HistoryEntry | undefined> {
  const [last] = await historyOf(db, c, recordId, 1);
  return last;
}

function onlyText(change: Change): boolean {
  return (
    change.effect === 'write' &&
    change.touched.every((field) => policyOf(kinds[change.kind], field) === 'text')
  );
}

function continues(last: HistoryEntry, next: HistoryEntry): boolean {
  const age = Date.parse(next.at) - Date.parse(last.at);
  return (
    last.origin === 'here' &&
    last.effect === 'write' &&
    last.by === next.by &&
    age >= 0 &&
    age < sameStepMs &&
    sameValue(Object.keys(last.after).toSorted(), Object.keys(next.after).toSorted())
  );
}
