import { create } from 'zustand';
import { initialStatus } from '#shared/sync/status';
import type { SyncStatus } from '#shared/sync/status';

/** What the worker last told of the sync; read-only for everybody but the sync's client. */
export const useSyncStatus = create<SyncStatus>(() => initialStatus);
