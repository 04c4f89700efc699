import { create } from 'zustand';
import type { SyncTrouble } from './supervisor';

export interface SyncNotices {
  /** The last time that the worker had to be started again; null when it hasn't, or was seen. */
  readonly trouble: SyncTrouble | null;
  /** How long the last very slow request took, in milliseconds; null when there was none, or was seen. */
  readonly slowMs: number | null;
}

/** What the sync has to say besides how it stands, until a person has seen it. */
export const useSyncNotices = create<SyncNotices>(() => ({ trouble: null, slowMs: null }));
