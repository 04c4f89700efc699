import type { DBCore, DBCoreTable, Middleware } from 'dexie';
import type { DeskDatabase } from './db';

/**
 * What Chromium says when it can't read on, mostly in the middle of it. It then closes every connection and deletes the
 * database.
 */
function saysUnreadable(error: unknown): boolean {
  return error instanceof Error && error.name === 'UnknownError';
}

/** What an asker hears when the connection went while it asked. */
const interruptions: ReadonlySet<string> = new Set([
  'UnknownError',
  'AbortError',
  'InvalidStateError',
  'DatabaseClosedError',
]);

/** Hears what Chromium answers to the database, before Dexie does anything about it. */
export function listening(unreadable: (error: unknown) => void): Middleware<DBCore> {
  const heard = (error: unknown): void => {
    if (saysUnreadable(error)) unreadable(error);
  };
  const overheard = <R, A extends readonly unknown[], P extends PromiseLike<R>>(ask: (...given: A) => P) => {
    return (...given: A): P => {
      const answer = ask(...given);
      answer.then(undefined, heard);
      return answer;
    };
  };
  const overhear = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    mutate: overheard((request) => table.mutate(request)),
    get: overheard((request) => table.get(request)),
    getMany: overheard((request) => table.getMany(request)),
    query: overheard((request) => table.query(request)),
    openCursor: overheard((request) => table.openCursor(request)),
    count: overheard((request) => table.count(request)),
  });
  return {
    stack: 'dbcore',
    name: 'listening',
    create: (below) => ({ ...below, table: (name) => overhear(below.table(name)) }),
  };
}

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
