import type { DBCore, DBCoreTable, Middleware } from 'dexie';

/**
 * What Chromium says when it can't read on, mostly in the middle of it. It then closes every connection and deletes the
 * database.
 */
function saysUnreadable(error: unknown): boolean {
  return error instanceof Error && error.name === 'UnknownError';
}

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
