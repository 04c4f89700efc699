import { kinds } from '#shared/domain/entities';
import { policyOf } from '#shared/domain/kind';
import { sameValue } from '#shared/domain/sameValue';
import type { Change } from './change';
import type { DeskDatabase } from './db';
import type { HistoryEntry } from './tables';

/** Autosaves of one text within this time of the last are one step of its history. */
const textStepMs = 10 * 60 * 1000;

/** The same for what is typed in one line: long enough for a pause in typing, too short for a change of mind. */
const lineStepMs = 10 * 1000;

/**
 * Adds a change made here to the record's history, inside the write's transaction. What is saved every second while
 * somebody types would bury everything else, so it grows the step it belongs to.
 *
 * @param alone the change is the whole write; only then may it join an earlier step
 * @returns the write under whose name the step stands, for undo
 */
export async function logChange(
  db: DeskDatabase,
  change: Change,
  entry: Pick<HistoryEntry, 'id' | 'tx' | 'at' | 'by'>,
  alone: boolean,
): Promise<string> {
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
  const window = alone ? stepWindow(change) : 0;
  if (window > 0) {
    const last = await lastEntry(db, change.kind, recordId);
    if (last && continues(last, added, window)) {
      await db.history.put({ ...last, at: added.at, after: added.after });
      return last.tx;
    }
  }
  await db.history.add(added);
  return added.tx;
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

/** For how long after the last save this one would belong to the same step; 0 when it is a step of its own. */
function stepWindow({ kind, effect, touched, before, after }: Change): number {
  if (effect !== 'write') return 0;
  const policies = touched.map((field) => policyOf(kinds[kind], field));
  if (policies.every((policy) => policy === 'text')) return textStepMs;
  const typed = touched.every(
    (field) => typeof before[field] === 'string' && typeof after[field] === 'string',
  );
  return typed && policies.every((policy) => policy === 'scalar') ? lineStepMs : 0;
}

function continues(last: HistoryEntry, next: HistoryEntry, window: number): boolean {
  const age = Date.parse(next.at) - Date.parse(last.at);
  return (
    last.origin === 'here' &&
    last.effect === 'write' &&
    last.by === next.by &&
    age >= 0 &&
    age < window &&
    sameValue(Object.keys(last.after).toSorted(), Object.keys(next.after).toSorted()) &&
    // Going back to where the step began is an undo: a step of its own, or redo would find nothing.
    !sameValue(last.before, next.after)
  );
}
