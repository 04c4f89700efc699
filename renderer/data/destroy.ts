import { Dexie } from 'dexie';

/** How many changes a desk's database holds that the endpoint never had; null when it can't be opened or isn't there. */
export async function countUnsent(name: string): Promise<number | null> {
  if (!(await Dexie.exists(name))) return null;
  const db = new Dexie(name);
  try {
    await db.open();
    return await db.table('outbox').count();
  } catch {
    return null;
  } finally {
    db.close();
  }
}

/** Destroys a desk's database; one that isn't there is destroyed already. Waits for pages and workers that hold it. */
export function destroyDatabase(name: string): Promise<void> {
  return Dexie.delete(name);
}
