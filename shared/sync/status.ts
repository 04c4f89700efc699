import type { Fault } from './fault';
import type { Receipt } from './syncState';

/** Why the sync can't go on without somebody doing something; it is tried again now and then all the same. */
export type BlockReason =
  /** The token is valid, but doesn't allow this. */
  | 'forbidden'
  /** This desk is to be wiped. */
  | 'deviceWiped'
  /** The endpoint no longer takes what this app writes: the app must be brought up to date. */
  | 'upgradeRequired'
  /** The endpoint speaks an older protocol than this app: it must be brought up to date. */
  | 'endpointOutdated'
  /** The token stands for another company or person than the records on this laptop. */
  | 'otherTenant'
  | 'otherPerson';

/** What the sync is doing. */
export type SyncActivity =
  | { readonly state: 'idle' }
  /** On purpose, or since no endpoint is set up. */
  | { readonly state: 'offline' }
  | { readonly state: 'connecting' }
  | { readonly state: 'pushing'; readonly sent: number; readonly of: number }
  /** `of` is null once the first sync is over: how many changes wait on the other side isn't known. */
  | { readonly state: 'pulling'; readonly received: number; readonly of: number | null }
  /** Tries again by itself at `until`. */
  | { readonly state: 'waiting'; readonly until: string; readonly fault: Fault }
  | { readonly state: 'needsToken' }
  | { readonly state: 'blocked'; readonly reason: BlockReason; readonly detail: string }
  /** Records are gone from the endpoint, and a person must say whether to remove them here. */
  | { readonly state: 'asking'; readonly absent: number; readonly of: number };

export interface SyncStatus {
  readonly activity: SyncActivity;
  /** Operations that wait to be sent, those in quarantine not counted. */
  readonly unsent: number;
  readonly quarantined: number;
  /** When the oldest unsent change was written, on this laptop's clock. */
  readonly oldestUnsentAt: string | null;
  /** How far this laptop's clock is ahead of the endpoint's, when that is more than five minutes. */
  readonly clockAheadMs: number | null;
  readonly receipt: Receipt | null;
}

export const initialStatus: SyncStatus = {
  activity: { state: 'idle' },
  unsent: 0,
  quarantined: 0,
  oldestUnsentAt: null,
  clockAheadMs: null,
  receipt: null,
};
