import type { RecordRow } from '#shared/domain/record';
import type { DeskDatabase } from '../db';

export type ConflictRow = RecordRow<'mergeConflict'>;

/** Merge conflicts that wait for a person, the newest first. */
export async function openConflicts(db: DeskDatabase): Promise<ConflictRow[]> {
  const rows = await db.records('mergeConflict').where('data.state').equals('open').toArray();
  return rows.toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

export async function countOpenConflicts(db: DeskDatabase): Promise<number> {
  return db.records('mergeConflict').where('data.state').equals('open').count();
}
