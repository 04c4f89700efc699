import { kindNames } from '#shared/domain/entities';
import type { RecordKey } from '#shared/sync/ports';
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
