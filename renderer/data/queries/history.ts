import { kinds } from '#shared/domain/entities';
import type { KindName } from '#shared/domain/entities';
import type { DeskDatabase } from '../db';
import { historyOf } from '../historyLog';
import type { HistoryEntry } from '../tables';

export interface RecordHistory {
  /** The newest first. */
  readonly entries: readonly HistoryEntry[];
  /** What the records are called that the entries refer to, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** A record's changes, with the names of what they refer to. */
export async function recordHistory(db: DeskDatabase, kind: KindName, id: string): Promise<RecordHistory> {
  const entries = await historyOf(db, kind, id);
  const names = new Map<string, string>();
  for (const [field, referred] of Object.entries(kinds[kind].references)) {
    const ids = entries.flatMap(({ before, after }) => [before[field], after[field]]);
    const wanted = [...new Set(ids)].filter((value) => typeof value === 'string');
    for (const row of await db.records(referred as KindName).bulkGet(wanted)) {
      if (row) names.set(row.id, titleOf(referred as KindName, row.data));
    }
  }
  return { entries, names };
}

/** What a record is called; '' when it has no name. */
export function titleOf(kind: KindName, data: object): string {
  const title: (data: never) => string = kinds[kind].title;
  return title(data as never);
}
