import { Dexie } from 'dexie';
import { attachment, sha256 } from '#shared/domain/attachment';
import { isKindName, kindNames } from '#shared/domain/entities';
import type { RecordRow } from '#shared/domain/record';
import { scopeSieve } from '#shared/sync/letGo';
import type {
  RecordKey,
  RemoteChange,
  StoredRecord,
  StoreTransaction,
  SyncStore,
  TransactionScope,
} from '#shared/sync/ports';
import { unboundState } from '#shared/sync/syncState';
import type { DeskDatabase } from './db';
import { getMeta, setMeta } from './meta';
import { outboxCounts } from './outboxCounts';
import { allSyncKeys, allSyncVersions } from './syncKeys';
import type { HistoryEntry, TrashRow } from './tables';

interface SyncStoreParts {
  /** Waits for the disk: what was acknowledged, merged or follows the feed. */
  readonly strict: DeskDatabase;
  /** Doesn't: the pages of a first sync, which the endpoint would send again. */
  readonly relaxed: DeskDatabase;
  readonly makeId: () => string;
}

/** The laptop's database as the sync engine needs it. */
export function createSyncStore({ strict, relaxed, makeId }: SyncStoreParts): SyncStore {
  return {
    transaction: <T>(
      scope: TransactionScope,
      work: (transaction: StoreTransaction) => Promise<T>,
    ): Promise<T> => {
      const db = scope.durability === 'strict' ? strict : relaxed;
      return db.transaction('rw', tablesOf(db, scope.collections), async () =>
        work(transactionOn(db, makeId)),
      );
    },
    keys: () => allSyncKeys(strict),
    versions: () => allSyncVersions(strict),
    counts: () => strict.transaction('r', strict.outbox, async () => outboxCounts(strict)),
  };
}

function tablesOf(db: DeskDatabase, collections: Iterable<string>): string[] {
  const house = [db.outbox.name, db.trash.name, db.foreign.name, db.history.name, db.meta.name];
  return [...house, ...new Set([...collections].filter(isKindName))];
}

function transactionOn(db: DeskDatabase, makeId: () => string): StoreTransaction {
  return {
    records: (keys) => readRecords(db, keys),
    insert: (records) => insertRecords(db, records),
    put: (records) => putRecords(db, records),
    remove: (keys) => removeRecords(db, keys),
    forget: async (keys) => {
      await letFilesGo(db, keys);
      await removeRecords(db, keys);
      for (const { c, id } of keys) {
        await db.history
          .where('[c+recordId+at]')
          .between([c, id, Dexie.minKey], [c, id, Dexie.maxKey])
          .delete();
      }
    },
    within: (scope) => keysWithin(db, scope),
    operations: () => db.outbox.orderBy('seq').toArray(),
    putOperations: async (operations) => {
      await db.outbox.bulkPut([...operations]);
    },
    removeOperations: (ops) => db.outbox.bulkDelete([...ops]),
    addHistory: async (changes) => {
      await db.history.bulkAdd(changes.map((change) => historyEntry(change, makeId())));
    },
    state: async () => (await getMeta(db, 'sync')) ?? unboundState,
    setState: (state) => setMeta(db, 'sync', state),
  };
}

/** Notes the files of attachments that are about to go out of sight, for the shell to remove. */
async function letFilesGo(db: DeskDatabase, keys: readonly RecordKey[]): Promise<void> {
  const ids = keys.filter(({ c }) => c === attachment.name).map(({ id }) => id);
  if (ids.length === 0) return;
  const rows = await db.records('attachment').bulkGet(ids);
  const trashed = await db.trash.bulkGet(ids.map((id): [string, string] => [attachment.name, id]));
  const files = [...rows, ...trashed]
    .map((row) => row?.data['sha256'])
    .flatMap((name) => sha256.safeParse(name).data ?? []);
  const before = (await getMeta(db, 'letGo')) ?? [];
  await setMeta(db, 'letGo', [...new Set([...before, ...files])]);
}

async function removeRecords(db: DeskDatabase, keys: readonly RecordKey[]): Promise<void> {
  await db.trash.bulkDelete(keys.map(({ c, id }) => [c, id]));
  await db.foreign.bulkDelete(keys.map(({ c, id }) => [c, id]));
  for (const [c, ids] of byCollection(keys)) {
    if (isKindName(c)) await db.records(c).bulkDelete(ids.map(({ id }) => id));
  }
}

/** Walks through everything: scopes are revoked seldom, and an index for it would burden every write. */
async function keysWithin(db: DeskDatabase, scope: string): Promise<readonly RecordKey[]> {
  const sieve = scopeSieve(scope, await db.outbox.orderBy('seq').toArray());
  for (const c of kindNames) {
    await db.records(c).each((row) => {
      if (row.sample !== 1) sieve.look({ ...row, c });
    });
  }
  await db.trash.each((row) => {
    if (row.sample !== 1) sieve.look(row);
  });
  await db.foreign.each((row) => sieve.look(row));
  return sieve.found();
}

async function readRecords(
  db: DeskDatabase,
  keys: readonly RecordKey[],
): Promise<(StoredRecord | undefined)[]> {
  const found = new Map<string, StoredRecord>();
  for (const [c, members] of byCollection(keys)) {
    const ids = members.map(({ id }) => id);
    const pairs = ids.map((id): [string, string] => [c, id]);
    if (!isKindName(c)) {
      for (const row of await db.foreign.bulkGet(pairs)) if (row) found.set(keyOf(row), row);
      continue;
    }
    const living = await db.records(c).bulkGet(ids);
    for (const row of living) {
      if (row) found.set(keyOf({ c, id: row.id }), { ...row, c, deleted: false });
    }
    // A record lies in one place, and seldom in the trash.
    const elsewhere = pairs.filter((_pair, index) => living[index] === undefined);
    if (elsewhere.length === 0) continue;
    for (const row of await db.trash.bulkGet(elsewhere)) {
      if (row) found.set(keyOf(row), storedOf(row));
    }
  }
  return keys.map((key) => found.get(keyOf(key)));
}

function storedOf({ deletedAt: _deletedAt, tx: _tx, ...row }: TrashRow): StoredRecord {
  return { ...row, deleted: true };
}

/** Adds without looking first: what is there already is answered by the failed additions. */
async function insertRecords<R extends StoredRecord>(
  db: DeskDatabase,
  records: readonly R[],
): Promise<readonly R[]> {
  const there: R[] = [];
  for (const [c, members] of byCollection(records)) {
    const trashed = await trashedAmong(db, c, members);
    const addable = (record: R) => isKindName(c) && !record.deleted && !trashed.has(record.id);
    const living = members.filter(addable);
    if (living.length < members.length) there.push(...members.filter((record) => !addable(record)));
    if (living.length === 0 || !isKindName(c)) continue;
    try {
      await db.records(c).bulkAdd(living.map(rowOf));
    } catch (error) {
      if (!(error instanceof Dexie.BulkError)) throw error;
      const failed = Object.keys(error.failuresByPos).map(Number);
      if (failed.some((position) => error.failuresByPos[position]?.name !== 'ConstraintError')) throw error;
      there.push(...failed.flatMap((position) => living[position] ?? []));
    }
  }
  return there;
}

/** One request for the whole page, since hardly any of its records is in the trash. */
async function trashedAmong(
  db: DeskDatabase,
  c: string,
  records: readonly RecordKey[],
): Promise<ReadonlySet<string>> {
  const ids = records.map(({ id }) => id).toSorted();
  const keys = await db.trash
    .where(':id')
    .between([c, ids[0]], [c, ids.at(-1)], true, true)
    .primaryKeys();
  return new Set(keys.map(([, id]) => id));
}

async function putRecords(db: DeskDatabase, records: readonly StoredRecord[]): Promise<void> {
  for (const [c, members] of byCollection(records)) {
    if (!isKindName(c)) {
      await db.foreign.bulkPut(members.map(({ sample: _sample, ...row }) => row));
      continue;
    }
    const living = members.filter(({ deleted }) => !deleted);
    const dead = members.filter(({ deleted }) => deleted);
    if (living.length > 0) {
      const trashed = await trashedAmong(db, c, living);
      await db.trash.bulkDelete([...trashed].map((id): [string, string] => [c, id]));
      await db.records(c).bulkPut(living.map(rowOf));
    }
    if (dead.length > 0) {
      const known = await db.trash.bulkGet(dead.map(({ id }): [string, string] => [c, id]));
      await db.records(c).bulkDelete(dead.map(({ id }) => id));
      await db.trash.bulkPut(dead.map((record, index) => trashRowOf(record, known[index])));
    }
  }
}

function rowOf({ id, data, v, schema, by, at, sample }: StoredRecord): RecordRow {
  return { id, data: data as RecordRow['data'], v, schema, by, at, ...(sample ? { sample } : {}) };
}

/** What the endpoint's one write deleted bears one time, and so comes back together here too. */
function trashRowOf(record: StoredRecord, known: TrashRow | undefined): TrashRow {
  return {
    ...rowOf(record),
    c: record.c,
    deletedAt: known?.deletedAt ?? record.at,
    tx: known?.tx ?? `elsewhere ${record.at}`,
  };
}

function historyEntry(
  { c, id: recordId, effect, before, after, by, at }: RemoteChange,
  id: string,
): HistoryEntry {
  return { id, c, recordId, tx: `elsewhere ${at}`, at, by, origin: 'elsewhere', effect, before, after };
}

function keyOf({ c, id }: RecordKey): string {
  return `${c}/${id}`;
}

function byCollection<R extends RecordKey>(records: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const group = groups.get(record.c);
    if (group) group.push(record);
    else groups.set(record.c, [record]);
  }
  return groups;
}
