import type { AttachmentOwner } from '#shared/domain/attachment';
import type { RecordRow } from '#shared/domain/record';
import type { DeskDatabase } from '../db';

export type AttachmentRow = RecordRow<'attachment'>;

/** What is attached to a record, the newest first; a partner's include those of its meetings and people. */
export async function attachmentsOf(
  db: DeskDatabase,
  owner: AttachmentOwner,
  id: string,
): Promise<AttachmentRow[]> {
  const rows = await db.records('attachment').where(`data.${owner}`).equals(id).toArray();
  // Ids sort by the time they were made.
  return rows.toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

/** Every file that something on the desk refers to: a record, one in the trash, an unsent change, a conflict's other side. */
export async function referredFiles(db: DeskDatabase): Promise<string[]> {
  const living = await db.records('attachment').orderBy('data.sha256').uniqueKeys();
  const [trashed, unsent, conflicts] = await Promise.all([
    db.trash.where('[c+id]').between(['attachment', ''], ['attachment', '\uffff']).toArray(),
    db.outbox.where('[c+id]').between(['attachment', ''], ['attachment', '\uffff']).toArray(),
    db
      .records('mergeConflict')
      .filter(({ data }) => data.collection === 'attachment')
      .toArray(),
  ]);
  const elsewhere = JSON.stringify([trashed, unsent, conflicts]).match(/\b[0-9a-f]{64}\b/g) ?? [];
  return [...new Set([...living.map(String), ...elsewhere])];
}
