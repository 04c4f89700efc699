import { kindNames } from '#shared/domain/entities';
import { scopeSieve } from '#shared/sync/letGo';
import type { OutboxOperation } from '#shared/sync/outbox';
import type {
  RecordKey,
  RemoteChange,
  StoredRecord,
  StoreTransaction,
  SyncStore,
  TransactionScope,
} from '#shared/sync/ports';
import { unboundState } from '#shared/sync/syncState';
import type { SyncState } from '#shared/sync/syncState';

interface Contents {
  readonly records: Map<string, StoredRecord>;
  readonly outbox: Map<string, OutboxOperation>;
  readonly history: RemoteChange[];
  state: SyncState;
}

const keyOf = ({ c, id }: RecordKey) => `${c}/${id}`;

/** A laptop's database in memory: transactions one after the other, all or nothing. */
export interface MemoryStore {
  /** A store for one engine; after `crash` it does nothing more. */
  open(): SyncStore;
  /** The app was killed: what an older `open` gave is dead, what was committed stays. */
  crash(): void;
  records(): readonly StoredRecord[];
  record(key: RecordKey): StoredRecord | undefined;
  operations(): readonly OutboxOperation[];
  history(): readonly RemoteChange[];
  state(): SyncState;
  /** Does to a record what a damaged disk might; undefined: it is gone. */
  damage(key: RecordKey, record: StoredRecord | undefined): void;
  /** How many of the next transactions fail before they commit. */
  fail(count: number): void;
}

export function createMemoryStore(): MemoryStore {
  let contents: Contents = { records: new Map(), outbox: new Map(), history: [], state: unboundState };
  let generation = 0;
  let failing = 0;
  let queue: Promise<unknown> = Promise.resolve();

  function transaction<T>(
    mine: number,
    scope: TransactionScope,
    work: (transaction: StoreTransaction) => Promise<T>,
  ): Promise<T> {
    const next = queue.then(async () => {
      if (mine !== generation) throw new Error('the app was killed');
      const copy: Contents = {
        records: new Map(contents.records),
        outbox: new Map(contents.outbox),
        history: [...contents.history],
        state: contents.state,
      };
      const result = await work(transactionOn(copy, new Set(scope.collections)));
      if (mine !== generation) throw new Error('the app was killed');
      if (failing > 0) {
        failing -= 1;
        throw new Error('QuotaExceededError');
      }
      contents = copy;
      return result;
    });
    queue = next.catch(() => undefined);
    return next;
  }

  return {
    open: () => {
      const mine = generation;
      return {
        transaction: (scope, work) => transaction(mine, scope, work),
        keys: async () =>
          [...contents.records.values()].filter(({ sample }) => !sample).map(({ c, id }) => ({ c, id })),
        versions: async () =>
          [...contents.records.values()]
            .filter(({ sample }) => !sample)
            .map(({ c, id, v, deleted }) => ({ c, id, v, deleted })),
        counts: async () => {
          const operations = [...contents.outbox.values()];
          const quarantined = operations.filter(({ state }) => state === 'quarantined').length;
          return { operations: operations.length, quarantined };
        },
      };
    },
    crash: () => {
      generation += 1;
    },
    records: () => [...contents.records.values()],
    record: (key) => contents.records.get(keyOf(key)),
    operations: () => inOrder(contents.outbox),
    history: () => contents.history,
    state: () => contents.state,
    damage: (key, record) => {
      if (record === undefined) contents.records.delete(keyOf(key));
      else contents.records.set(keyOf(key), record);
    },
    fail: (count) => {
      failing = count;
    },
  };
}

function inOrder(outbox: ReadonlyMap<string, OutboxOperation>): readonly OutboxOperation[] {
  return [...outbox.values()].toSorted((a, b) => a.seq - b.seq || (a.op < b.op ? -1 : 1));
}

function transactionOn(contents: Contents, collections: ReadonlySet<string>): StoreTransaction {
  const inScope = (key: RecordKey) => {
    if (!collections.has(key.c)) throw new Error(`${key.c} isn’t in the transaction’s scope`);
    return keyOf(key);
  };
  return {
    records: async (keys) => keys.map((key) => contents.records.get(inScope(key))),
    insert: async (records) => {
      const there = records.filter((record) => contents.records.has(inScope(record)));
      for (const record of records) {
        if (!contents.records.has(keyOf(record))) contents.records.set(keyOf(record), record);
      }
      return there;
    },
    put: async (records) => {
      for (const record of records) contents.records.set(inScope(record), record);
    },
    remove: async (keys) => {
      for (const key of keys) contents.records.delete(inScope(key));
    },
    forget: async (keys) => {
      const gone = new Set(keys.map(inScope));
      for (const key of gone) contents.records.delete(key);
      const kept = contents.history.filter((change) => !gone.has(keyOf(change)));
      contents.history.splice(0, contents.history.length, ...kept);
    },
    within: async (scope) => {
      for (const c of kindNames) inScope({ c, id: '' });
      const sieve = scopeSieve(scope, inOrder(contents.outbox));
      for (const record of contents.records.values()) if (!record.sample) sieve.look(record);
      return sieve.found();
    },
    operations: async () => inOrder(contents.outbox),
    putOperations: async (operations) => {
      for (const operation of operations) contents.outbox.set(operation.op, operation);
    },
    removeOperations: async (ops) => {
      for (const op of ops) contents.outbox.delete(op);
    },
    addHistory: async (changes) => {
      contents.history.push(...changes);
    },
    state: async () => contents.state,
    setState: async (state) => {
      contents.state = state;
    },
  };
}
