import { liveQuery } from 'dexie';
import type { Bridge } from '#shared/bridge/contract';
import type { DeskDatabase } from '../data/db';
import { getMeta, setMeta } from '../data/meta';
import { referredFiles } from '../data/queries/attachments';

/** Not while the first screen is being made, and then once a day; what was let go, when all of it is known (milliseconds). */
const waits = { first: 3 * 60_000, next: 24 * 60 * 60_000, letGo: 5_000 } as const;

/**
 * Has the shell remove, now and then, files that nothing on the desk refers to any more; and at once those of records
 * that went out of this person's sight.
 */
export function collectFiles(
  db: DeskDatabase,
  { files, app }: Pick<Bridge, 'files' | 'app'>,
  after: (ms: number, callback: () => void) => void,
): void {
  const collect = async (): Promise<void> => {
    try {
      const letGo = (await getMeta(db, 'letGo')) ?? [];
      await files.collect(await referredFiles(db), letGo);
      await forgetLetGo(db, letGo);
    } catch (error) {
      await app.log('error', `files were not collected: ${String(error)}`);
    }
  };
  const daily = async (): Promise<void> => {
    await collect();
    after(waits.next, () => void daily());
  };
  after(waits.first, () => void daily());
  liveQuery(() => getMeta(db, 'letGo')).subscribe({
    next: (letGo) => {
      if (letGo !== undefined && letGo.length > 0) after(waits.letGo, () => void collect());
    },
    error: (error) => void app.log('error', `files that were let go: ${String(error)}`),
  });
}

/** More may have been let go meanwhile. */
function forgetLetGo(db: DeskDatabase, done: readonly string[]): Promise<void> {
  return db.transaction('rw', db.meta, async () => {
    const now = (await getMeta(db, 'letGo')) ?? [];
    if (now.length > 0)
      await setMeta(
        db,
        'letGo',
        now.filter((name) => !done.includes(name)),
      );
  });
}
