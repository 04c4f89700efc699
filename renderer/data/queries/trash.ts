import { isKindName } from '#shared/domain/entities';
import type { DeskDatabase } from '../db';
import type { TrashRow } from '../tables';

/** What was deleted, the newest first; what went with another record is counted with it. */
export interface TrashedRecord {
  readonly row: TrashRow;
  /** How many records were deleted with it and come back with it. */
  readonly together: number;
}

export async function trashed(db: DeskDatabase): Promise<TrashedRecord[]> {
  const rows = await db.trash.orderBy('deletedAt').reverse().toArray();
  const known = rows.filter((row) => isKindName(row.c));
  const deletedIds = new Set(known.map((row) => `${row.tx} ${row.id}`));
  const heads = known.filter((row) => !deletedIds.has(`${row.tx} ${ownerOf(row)}`));
  const together = new Map<string, number>();
  for (const row of known) {
    const owner = `${row.tx} ${ownerOf(row)}`;
    together.set(owner, (together.get(owner) ?? 0) + 1);
  }
  return heads.map((row) => ({ row, together: together.get(`${row.tx} ${row.id}`) ?? 0 }));
}

function ownerOf(row: TrashRow): string {
  const data = row.data as Readonly<Record<string, unknown>>;
  return typeof data.partnerId === 'string' ? data.partnerId : '';
}
