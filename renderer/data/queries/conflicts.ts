import { isKindName } from '#shared/domain/entities';
import type { RecordRow } from '#shared/domain/record';
import { sameValue } from '#shared/domain/sameValue';
import type { Fields } from '#shared/sync/outbox';
import type { DeskDatabase } from '../db';

export type ConflictRow = RecordRow<'mergeConflict'>;

/**
 * Merge conflicts that wait for a person, the newest first. Where the record has changed since, `theirs` is what stands
 * in it now, whose and of when: that is what a choice would overwrite.
 */
export async function openConflicts(db: DeskDatabase): Promise<ConflictRow[]> {
  const rows = await db.records('mergeConflict').where('data.state').equals('open').toArray();
  const current = await Promise.all(rows.map((row) => asItStands(db, row)));
  return current.toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

async function asItStands(db: DeskDatabase, row: ConflictRow): Promise<ConflictRow> {
  const { collection, recordId, field, theirs: then } = row.data;
  const record = isKindName(collection) ? await db.records(collection).get(recordId) : undefined;
  if (!record) return row;
  const data: Fields = record.data;
  if (sameValue(data[field], then)) return row;
  return { ...row, data: { ...row.data, theirs: data[field], theirsBy: record.by, theirsAt: record.at } };
}
