/**
 * As much of the peers as the benchmark uses: they aren't among the project's packages, but installed by the benchmark
 * itself (peers.mjs).
 */
declare module 'rxdb/plugins/core' {
  export interface RxDocument {
    toJSON(): { readonly id: string };
  }
  export interface RxCollection {
    count(): { exec(): Promise<number> };
    find(query: { readonly limit: number }): { exec(): Promise<readonly RxDocument[]> };
    bulkUpsert(documents: readonly object[]): Promise<unknown>;
  }
  export function createRxDatabase(options: object): Promise<{
    addCollections(collections: object): Promise<Readonly<Record<string, RxCollection>>>;
  }>;
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(options: { readonly chromeTransactionDurability: string }): object;
}

declare module 'rxdb/plugins/replication' {
  import type { RxCollection } from 'rxdb/plugins/core';

  export function replicateRxCollection<Document, Checkpoint>(options: {
    readonly collection: RxCollection;
    readonly replicationIdentifier: string;
    readonly live: boolean;
    readonly waitForLeadership: boolean;
    readonly deletedField: string;
    readonly pull: {
      readonly batchSize: number;
      readonly handler: (
        last: Checkpoint | undefined,
      ) => Promise<{ readonly documents: readonly Document[]; readonly checkpoint: Checkpoint }>;
    };
    readonly push: {
      readonly batchSize: number;
      readonly handler: (rows: readonly { readonly newDocumentState: Document }[]) => Promise<Document[]>;
    };
  }): {
    readonly error$: { subscribe(listener: (error: Error) => void): void };
    awaitInitialReplication(): Promise<void>;
    cancel(): Promise<void>;
  };
}

declare module 'pouchdb-core' {
  interface Replicated {
    readonly docs_written: number;
  }
  interface ReplicationOptions {
    readonly batch_size: number;
    readonly batches_limit?: number;
    readonly filter?: (document: { readonly _id: string }) => boolean;
  }
  export default class PouchDB {
    static plugin(plugin: object): typeof PouchDB;
    constructor(name: string, options: object);
    readonly replicate: {
      from(other: PouchDB, options: ReplicationOptions): Promise<Replicated>;
      to(other: PouchDB, options: ReplicationOptions): Promise<Replicated>;
    };
    info(): Promise<unknown>;
    createIndex(options: object): Promise<unknown>;
    find(query: object): Promise<unknown>;
    allDocs(options: object): Promise<{ readonly rows: readonly { readonly doc: object }[] }>;
    bulkDocs(documents: readonly object[]): Promise<unknown>;
  }
}

declare module 'pouchdb-adapter-indexeddb' {
  const plugin: object;
  export default plugin;
}
declare module 'pouchdb-adapter-http' {
  const plugin: object;
  export default plugin;
}
declare module 'pouchdb-find' {
  const plugin: object;
  export default plugin;
}
declare module 'pouchdb-mapreduce' {
  const plugin: object;
  export default plugin;
}
declare module 'pouchdb-replication' {
  const plugin: object;
  export default plugin;
}
