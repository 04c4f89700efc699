import type { DeskDatabase } from './db';

/** What an asker hears when the connection went while it asked. */
const interruptions: ReadonlySet<string> = new Set([
  'UnknownError',
  'AbortError',
  'InvalidStateError',
  'DatabaseClosedError',
]);

/**
 * Asks the database. Where it was taken away meanwhile no answer ever comes, since the desk is being opened anew: an
 * empty page, or "no partners", would be untrue. A question that was cut off for another reason is asked once more.
 */
export async function askWhileThere<T>(db: DeskDatabase, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Error && interruptions.has(error.name))) throw error;
    // The word that the connection is closed may come after what it cut off; whoever asks again hears it.
    await db.meta.count().catch(() => undefined);
    if (db.isTakenAway()) return never();
    return ask();
  }
}

/** For who waits on a desk that is about to be gone. */
export function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
