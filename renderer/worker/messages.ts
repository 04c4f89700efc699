import type { AbsentChoice } from '#shared/sync/reset';
import type { SyncStatus } from '#shared/sync/status';
import type { SettledRecord } from '#shared/sync/workbench';

/** From the window to the worker. */
export type WorkerCommand =
  /** Comes first, once: the name of the desk's database. */
  | { readonly type: 'open'; readonly database: string }
  | { readonly type: 'offline'; readonly offline: boolean }
  /** Something was written. */
  | { readonly type: 'kick' }
  /** The connection, the token or the settings may be good again, or the person asks. */
  | { readonly type: 'retry' }
  | { readonly type: 'answer'; readonly choice: AbsentChoice }
  | { readonly type: 'retryQuarantined' };

/** From the worker to the window. */
export type WorkerReport =
  | { readonly type: 'status'; readonly status: SyncStatus }
  /** The journal may let these go. */
  | { readonly type: 'settled'; readonly records: readonly SettledRecord[] }
  | { readonly type: 'failed'; readonly detail: string };
