import { useLiveQuery } from 'dexie-react-hooks';
import type { DependencyList } from 'react';
import { useDesk } from './DeskContext';
import type { DeskDatabase } from './db';

/**
 * What a named query answers, kept current: it runs again when a table it read has changed, here or in the worker.
 *
 * @returns `undefined` until the first answer
 */
export function useLive<T>(
  query: (db: DeskDatabase) => Promise<T>,
  dependencies: DependencyList,
): T | undefined {
  const { db } = useDesk();
  return useLiveQuery(() => query(db), [db, ...dependencies]);
}
