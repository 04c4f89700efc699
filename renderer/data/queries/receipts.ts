import type { Receipt } from '#shared/sync/syncState';
import type { DeskDatabase } from '../db';
import { getMeta } from '../meta';

/** What the last runs of the sync did, those that did something, the newest first. */
export async function lastReceipts(db: DeskDatabase): Promise<readonly Receipt[]> {
  const state = await getMeta(db, 'sync');
  if (!state) return [];
  // A laptop of the version before kept one only.
  return state.receipts.length > 0 ? state.receipts : state.receipt ? [state.receipt] : [];
}
