import type { DeskDatabase } from '../db';
import { getMeta } from '../meta';

/**
 * Whether the database was damaged and what only the endpoint has isn't back yet: the first snapshot after an emptied
 * database, the feed after one that is older than what was sent.
 */
export async function lacksTheRest(db: DeskDatabase): Promise<boolean> {
  const [lacking, sync] = await Promise.all([getMeta(db, 'lacking'), getMeta(db, 'sync')]);
  return (
    lacking !== undefined && lacking.cursor === (sync?.cursor ?? null) && sync?.snapshot?.mode !== 'reset'
  );
}
