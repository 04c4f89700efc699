import { kindNames } from '#shared/domain/entities';
import type { RecordKey, RecordVersion } from '#shared/sync/ports';
import type { DeskDatabase } from './db';

/** Every record of the laptop but the invented ones, wherever it lies. */
export async function allSyncKeys(db: DeskDatabase): Promise<RecordKey[]> {
  const keys: RecordKey[] = [];
  for (const c of kindNames) {
    const invented = new Set(await db.records(c).where('sample').equals(1).primaryKeys());
    const ids = await db.records(c).toCollection().primaryKeys();
    keys.push(...ids.filter((id) => !invented.has(id)).map((id) => ({ c, id })));
  }
  const trashed = await db.trash.filter((row) => !row.sample).primaryKeys();
  const foreign = await db.foreign.toCollection().primaryKeys();
  return [...keys, ...[...trashed, ...foreign].map(([c, id]) => ({ c, id }))];
}

/** So many rows are held at a time: a cursor would be asked for each, and all at once would fill the memory. */
const rowsAtOnce = 1000;

/** The same with their versions. Walks through every table: it is for a comparison once a day. */
export async function allSyncVersions(db: DeskDatabase): Promise<RecordVersion[]> {
  const found: RecordVersion[] = [];
  for (const c of kindNames) {
    let last = '';
    for (;;) {
      const rows = await db.records(c).where(':id').above(last).limit(rowsAtOnce).toArray();
      for (const { id, v, sample } of rows) if (sample !== 1) found.push({ c, id, v, deleted: false });
      if (rows.length < rowsAtOnce) break;
      last = rows.at(-1)?.id ?? last;
    }
  }
  await db.trash.each(({ c, id, v, sample }) => {
    if (sample !== 1) found.push({ c, id, v, deleted: true });
  });
  await db.foreign.each(({ c, id, v, deleted }) => {
    found.push({ c, id, v, deleted });
  });
  return found;
}
