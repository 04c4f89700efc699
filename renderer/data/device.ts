import type { DeskDatabase } from './db';
import { getMeta, setMeta } from './meta';

/** This laptop's id at the endpoint; made once. */
export async function deviceId(db: DeskDatabase, makeId: () => string): Promise<string> {
  return db.transaction('rw', db.meta, async () => {
    const known = await getMeta(db, 'device');
    if (known) return known;
    const made = makeId();
    await setMeta(db, 'device', made);
    return made;
  });
}
