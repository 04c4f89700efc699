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
  history: RemoteChange[];
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
  const contents: Contents = { records: new Map(), outbox: new Map(), history: [], state: unboundState };
  let generation = 0;
  let failing = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const records = remembered(() => [...contents.records.values()]);
  const operations = remembered(() => inOrder(contents.outbox.values()));

  function commit({ changes, outboxChanged, recordsChanged, state }: Draft): void {
    for (const change of changes) change(contents);
    contents.state = state;
    if (recordsChanged) records.forget();
    if (outboxChanged) operations.forget();
  }

  function transaction<T>(
    mine: number,
    scope: TransactionScope,
    work: (transaction: StoreTransaction) => Promise<T>,
  ): Promise<T> {
    const next = queue.then(async () => {
      if (mine !== generation) throw new Error('the app was killed');
      const draft = new Draft(contents, operations.get);
      const result = await work(transactionOn(draft, new Set(scope.collections)));
      if (mine !== generation) throw new Error('the app was killed');
      if (failing > 0) {
        failing -= 1;
        throw new Error('QuotaExceededError');
      }
      commit(draft);
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
        keys: async () => records.get().flatMap(({ sample, c, id }) => (sample ? [] : [{ c, id }])),
        versions: async () =>
          records.get().flatMap(({ sample, c, id, v, deleted }) => (sample ? [] : [{ c, id, v, deleted }])),
        counts: async () => {
          const quarantined = operations.get().filter(({ state }) => state === 'quarantined').length;
          return { operations: operations.get().length, quarantined };
        },
      };
    },
    crash: () => {
      generation += 1;
    },
    records: records.get,
    record: (key) => contents.records.get(keyOf(key)),
    operations: operations.get,
    history: () => contents.history,
    state: () => contents.state,
    damage: (key, record) => {
      if (record === undefined) contents.records.delete(keyOf(key));
      else contents.records.set(keyOf(key), record);
      records.forget();
    },
    fail: (count) => {
      failing = count;
    },
  };
}

/** A list that is made when somebody asks for it, and once until it is forgotten. */
function remembered<T>(make: () => readonly T[]) {
  let made: readonly T[] | null = null;
  return {
    get: () => (made ??= make()),
    forget: () => {
      made = null;
    },
  };
}

function inOrder(outbox: Iterable<OutboxOperation>): readonly OutboxOperation[] {
  return [...outbox].toSorted((a, b) => a.seq - b.seq || (a.op < b.op ? -1 : 1));
}

/**
 * A transaction's own view: what it changes lies on top of the contents until it commits. Copying the contents for each
 * would be most of what the simulation does.
 */
class Draft {
  /** Done on commit, in this order. */
  readonly changes: ((contents: Contents) => void)[] = [];
  state: SyncState;
  readonly #contents: Contents;
  readonly #operations: () => readonly OutboxOperation[];
  #records: Map<string, StoredRecord | undefined> | null = null;
  #outbox: Map<string, OutboxOperation | undefined> | null = null;

  /** @param operations those of the contents, in order */
  constructor(contents: Contents, operations: () => readonly OutboxOperation[]) {
    this.#contents = contents;
    this.#operations = operations;
    this.state = contents.state;
  }

  get recordsChanged(): boolean {
    return this.#records !== null;
  }

  get outboxChanged(): boolean {
    return this.#outbox !== null;
  }

  record(key: string): StoredRecord | undefined {
    const { records } = this.#contents;
    return this.#records?.has(key) ? this.#records.get(key) : records.get(key);
  }

  records(): Iterable<StoredRecord> {
    const { records } = this.#contents;
    return (this.#records === null ? records : merged(records, this.#records)).values();
  }

  setRecord(key: string, record: StoredRecord | undefined): void {
    (this.#records ??= new Map()).set(key, record);
    this.changes.push(({ records }) => set(records, key, record));
  }

  operations(): readonly OutboxOperation[] {
    if (this.#outbox === null) return this.#operations();
    return inOrder(merged(this.#contents.outbox, this.#outbox).values());
  }

  setOperation(op: string, operation: OutboxOperation | undefined): void {
    (this.#outbox ??= new Map()).set(op, operation);
    this.changes.push(({ outbox }) => set(outbox, op, operation));
  }
}

function set<T>(on: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) on.delete(key);
  else on.set(key, value);
}

function merged<T>(base: ReadonlyMap<string, T>, changes: ReadonlyMap<string, T | undefined>) {
  const all = new Map(base);
  for (const [key, value] of changes) set(all, key, value);
  return all;
}

function transactionOn(draft: Draft, collections: ReadonlySet<string>): StoreTransaction {
  const inScope = (key: RecordKey) => {
    if (!collections.has(key.c)) throw new Error(`${key.c} isn’t in the transaction’s scope`);
    return keyOf(key);
  };
  return {
    records: async (keys) => keys.map((key) => draft.record(inScope(key))),
    insert: async (records) => {
      const there = records.filter((record) => draft.record(inScope(record)));
      for (const record of records) {
        if (!draft.record(keyOf(record))) draft.setRecord(keyOf(record), record);
      }
      return there;
    },
    put: async (records) => {
      for (const record of records) draft.setRecord(inScope(record), record);
    },
    remove: async (keys) => {
      for (const key of keys) draft.setRecord(inScope(key), undefined);
    },
    forget: async (keys) => {
      const gone = new Set(keys.map(inScope));
      for (const key of gone) draft.setRecord(key, undefined);
      draft.changes.push((on) => {
        on.history = on.history.filter((change) => !gone.has(keyOf(change)));
      });
    },
    within: async (scope) => {
      for (const c of kindNames) inScope({ c, id: '' });
      const sieve = scopeSieve(scope, draft.operations());
      for (const record of draft.records()) if (!record.sample) sieve.look(record);
      return sieve.found();
    },
    operations: async () => draft.operations(),
    putOperations: async (operations) => {
      for (const operation of operations) draft.setOperation(operation.op, operation);
    },
    removeOperations: async (ops) => {
      for (const op of ops) draft.setOperation(op, undefined);
    },
    addHistory: async (added) => {
      draft.changes.push((on) => {
        on.history.push(...added);
      });
    },
    state: async () => draft.state,
    setState: async (next) => {
      draft.state = next;
    },
  };
}
