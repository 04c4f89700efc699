import { isKindName } from '#shared/domain/entities';
import type { KindName } from '#shared/domain/entities';
import type { DeskDatabase } from '../db';
import type { TrashRow } from '../tables';
import { titleOf } from './history';
import { folded } from './names';

export interface TrashedRecord {
  readonly row: TrashRow;
  readonly kind: KindName;
  /** '' when it has no name. */
  readonly title: string;
  /** How many records were deleted with it and come back with it. */
  readonly together: number;
  /** What the record is called that it was deleted with; `undefined` when it was deleted by itself. */
  readonly deletedWith: string | undefined;
}

/** What was deleted, the newest first; also what went with another record. */
export async function trashed(db: DeskDatabase): Promise<TrashedRecord[]> {
  const rows = await db.trash.orderBy('deletedAt').reverse().toArray();
  const known = rows.flatMap((row) =>
    isKindName(row.c) ? [{ row, kind: row.c, title: titleOf(row.c, row.data) }] : [],
  );
  const titles = new Map(known.map(({ row, title }) => [`${row.tx} ${row.id}`, title]));
  const together = new Map<string, number>();
  for (const { row } of known) {
    const owner = ownerOf(row);
    together.set(owner, (together.get(owner) ?? 0) + 1);
  }
  return known.map((record) => ({
    ...record,
    together: together.get(`${record.row.tx} ${record.row.id}`) ?? 0,
    deletedWith: titles.get(ownerOf(record.row)),
  }));
}

/**
 * What the trash shows. Unasked, what went with another record is counted there and not shown; a search looks
 * through everything.
 *
 * @param text words of the name, in any order @param wanted kinds; all of them when empty
 */
export function shownTrash(
  records: readonly TrashedRecord[],
  text: string,
  wanted: readonly string[],
): TrashedRecord[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const asked = words.length > 0 || wanted.length > 0;
  return records.filter(({ kind, title, deletedWith }) => {
    if (!asked) return deletedWith === undefined;
    const name = folded(title);
    return (wanted.length === 0 || wanted.includes(kind)) && words.every((word) => name.includes(word));
  });
}

/** The record that it would have gone with, in the same write. */
function ownerOf(row: TrashRow): string {
  const data = row.data as Readonly<Record<string, unknown>>;
  return `${row.tx} ${typeof data['partnerId'] === 'string' ? data['partnerId'] : ''}`;
}
