import type { Bridge } from '#shared/bridge/contract';
import type { DeskDatabase } from '../data/db';
import { referredFiles } from '../data/queries/attachments';

/** Not while the first screen is being made, and then once a day (milliseconds). */
const waits = { first: 3 * 60_000, next: 24 * 60 * 60_000 } as const;

/** Has the shell remove, now and then, files that nothing on the desk refers to any more. */
export function collectFiles(
  db: DeskDatabase,
  { files, app }: Pick<Bridge, 'files' | 'app'>,
  after: (ms: number, callback: () => void) => void,
): void {
  const collect = async (): Promise<void> => {
    try {
      await files.collect(await referredFiles(db));
    } catch (error) {
      await app.log('error', `files were not collected: ${String(error)}`);
    }
    after(waits.next, () => void collect());
  };
  after(waits.first, () => void collect());
}
