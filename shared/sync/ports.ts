import type { Fields, OutboxOperation } from './outbox';
import type { SyncState } from './syncState';

export interface RecordKey {
  readonly c: string;
  readonly id: string;
}

/** A record on this laptop, whatever table it lies in: alive, deleted, or of a collection that the app doesn't know. */
export interface StoredRecord extends RecordKey {
  /** The server's version that it builds on; 0 while the server has never seen it. */
  readonly v: number;
  readonly schema: number;
  readonly deleted: boolean;
  readonly data: Fields;
  readonly by: string;
  readonly at: string;
  /** 1 for the invented portfolio: never sent, never taken for a record of the endpoint's. */
  readonly sample?: 1;
}

/** A change that came from elsewhere, for the record's history. */
export interface RemoteChange extends RecordKey {
  readonly effect: 'write' | 'delete' | 'restore';
  readonly before: Fields;
  readonly after: Fields;
  readonly by: string;
  readonly at: string;
}

/** What a unit of work may do to the laptop's database; all of it happens or nothing. */
export interface StoreTransaction {
  /** In the order of the keys. */
  records(keys: readonly RecordKey[]): Promise<readonly (StoredRecord | undefined)[]>;
  /** Adds records that aren't there and answers those that were, left as they are: spares the reads of a first sync. */
  insert<R extends StoredRecord>(records: readonly R[]): Promise<readonly R[]>;
  put(records: readonly StoredRecord[]): Promise<void>;
  remove(keys: readonly RecordKey[]): Promise<void>;
  /** Removes records with their history: they are no longer this person's to see. */
  forget(keys: readonly RecordKey[]): Promise<void>;
  /** The records that lie in a scope (`scopeSieve`), the invented ones aside. Reads all collections. */
  within(scope: string): Promise<readonly RecordKey[]>;
  /** The whole outbox in order of its sequence numbers. */
  operations(): Promise<readonly OutboxOperation[]>;
  putOperations(operations: readonly OutboxOperation[]): Promise<void>;
  removeOperations(ops: readonly string[]): Promise<void>;
  addHistory(changes: readonly RemoteChange[]): Promise<void>;
  state(): Promise<SyncState>;
  setState(state: SyncState): Promise<void>;
}

export interface TransactionScope {
  /** `strict` waits for the disk; `relaxed` is for what the endpoint would send again. */
  readonly durability: 'strict' | 'relaxed';
  /** The collections whose records are read or written. */
  readonly collections: Iterable<string>;
}

/** What a comparison looks at of a record. */
export type RecordVersion = Pick<StoredRecord, 'c' | 'id' | 'v' | 'deleted'>;

/** The laptop's database as the engine needs it. */
export interface SyncStore {
  /** Inside `work` nothing else may be awaited than the transaction's own calls. */
  transaction<T>(scope: TransactionScope, work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  /** Every record of the laptop but the invented ones. */
  keys(): Promise<readonly RecordKey[]>;
  /** The same with their versions. Reads everything. */
  versions(): Promise<readonly RecordVersion[]>;
  /** How many operations the outbox holds, and how many of these are in quarantine. Reads none of them. */
  counts(): Promise<{ readonly operations: number; readonly quarantined: number }>;
}

export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  /** From the endpoint's root, such as `/v1/changes?cursor=…`. */
  readonly path: string;
  /** JSON. */
  readonly body?: string;
}

export interface TransportResponse {
  readonly status: number;
  /** A header's value, null when it is missing. */
  readonly header: (name: string) => string | null;
  readonly text: string;
}

/** One exchange with the endpoint. Rejects when there was no answer, or not all of it. */
export interface Transport {
  request(request: TransportRequest): Promise<TransportResponse>;
}
