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
  /** Whether the connection is to be spared; kept for the next start. */
  | { readonly type: 'saveData'; readonly saving: boolean }
  | { readonly type: 'answer'; readonly choice: AbsentChoice }
  /** One refused write, or all of them. */
  | { readonly type: 'retryQuarantined'; readonly tx?: string };

/** From the worker to the window. */
export type WorkerReport =
  | { readonly type: 'status'; readonly status: SyncStatus }
  /** The journal may let these go. */
  | { readonly type: 'settled'; readonly records: readonly SettledRecord[] }
  /** A request has taken very long. */
  | { readonly type: 'slow'; readonly ms: number }
  /** Chromium has taken the database away: the desk is to be opened anew. */
  | { readonly type: 'takenAway'; readonly detail: string }
  /** It can't go on: it is to be ended and started anew. */
  | { readonly type: 'failed'; readonly detail: string };
