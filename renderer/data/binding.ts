import { liveQuery } from 'dexie';
import type { SyncState } from '#shared/sync/syncState';
import type { DeskDatabase } from './db';
import { getMeta } from './meta';

/** Tells once whose records the desk holds, as soon as the endpoint has said it. */
export function whenBound(
  db: DeskDatabase,
  heard: (binding: NonNullable<SyncState['binding']>) => void,
): void {
  const subscription = liveQuery(async () => (await getMeta(db, 'sync'))?.binding ?? null).subscribe(
    (binding) => {
      if (binding === null) return;
      subscription.unsubscribe();
      heard(binding);
    },
  );
}
