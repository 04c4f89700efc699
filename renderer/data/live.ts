import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import type { DependencyList } from 'react';
import { useDesk } from './DeskContext';
import type { DeskDatabase } from './db';
import { createPace } from './pace';
import { askWhileThere } from './takenAway';

/**
 * What a named query answers, kept current: it runs again when a table it read has changed, here or in the worker,
 * at its own pace.
 *
 * @returns `undefined` until the first answer
 */
export function useLive<T>(
  query: (db: DeskDatabase) => Promise<T>,
  dependencies: DependencyList,
): T | undefined {
  const { db } = useDesk();
  const [turn, setTurn] = useState(0);
  const pace = useMemo(
    () =>
      createPace<T>({
        now: () => performance.now(),
        after: (ms, callback) => void setTimeout(callback, ms),
        again: () => setTurn((last) => last + 1),
      }),
    // Another question is asked at once, whatever the last one cost.
    // oxlint-disable-next-line react/exhaustive-deps -- the query is what the dependencies say
    [db, ...dependencies],
  );
  return useLiveQuery(() => pace(() => askWhileThere(db, () => query(db))), [pace, turn]);
}
