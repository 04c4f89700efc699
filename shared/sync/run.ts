import type { Shapes } from '../domain/shapes';
import type { Ledger } from './ledger';
import type { SyncStore } from './ports';
import type { ProtocolClient } from './protocolClient';
import type { Capabilities } from './protocol';
import type { SyncActivity } from './status';
import type { SyncState } from './syncState';
import type { SettledRecord } from './workbench';

/** What the steps of one run share. */
export interface Run {
  readonly store: SyncStore;
  readonly client: ProtocolClient;
  readonly ledger: Ledger;
  readonly newId: () => string;
  readonly now: () => Date;
  /** This laptop's id at the endpoint. */
  readonly device: string;
  readonly epoch: string;
  readonly person: string;
  readonly limits: Capabilities['limits'];
  /** The shapes that this app knows, and those that the endpoint takes. */
  readonly shapes: Shapes;
  readonly taken: NonNullable<Capabilities['shapes']>;
  /** Whether the endpoint gives digests. */
  readonly digests: boolean;
  /** Ids that the running reset has seen; lost with the app, and the reset then starts again. */
  readonly seen: SeenRecords;
  show(activity: SyncActivity): void;
  settled(records: readonly SettledRecord[]): void;
}

/** The records that the snapshot under way has shown. */
export interface SeenRecords {
  /** Null: no reset is under way in this engine. */
  keys: Set<string> | null;
}

export function readState(store: SyncStore): Promise<SyncState> {
  return store.transaction({ durability: 'strict', collections: [] }, (transaction) => transaction.state());
}

export function changeState(store: SyncStore, change: Partial<SyncState>): Promise<SyncState> {
  return store.transaction({ durability: 'strict', collections: [] }, async (transaction) => {
    const state = { ...(await transaction.state()), ...change };
    await transaction.setState(state);
    return state;
  });
}
