import type { JournalChange, JournalFault } from '#shared/bridge/journal';
import { kindNames, kinds } from '#shared/domain/entities';
import type { KindName } from '#shared/domain/entities';
import type { RecordRow } from '#shared/domain/record';
import { dependentsOf } from './belongings';
import { changeOf } from './change';
import type { Change, FieldIssue } from './change';
import { storedRow } from './completeRows';
import type { DeskDatabase } from './db';
import type { GuardedJournal } from './guardedJournal';
import { logChange } from './historyLog';
import { getMeta, setMeta } from './meta';
import { foreignChangeOf } from './foreignChange';
import type { ForeignMutation, KnownMutation, Mutation } from './mutation';
import { queuedOperation } from './outboxQueue';
import { never } from './takenAway';
import type { QueuedChange } from './outboxQueue';
import type { TrashRow } from './tables';

/** What was written, to be told to the person and undone. */
export interface WriteReceipt {
  readonly ok: true;
  /** The step of history it stands in, for undo: an earlier write's when it went on typing there. '' when nothing had changed. */
  readonly tx: string;
  readonly at: string;
}

export type WriteFailure =
  /** A field doesn't validate; nothing was written. */
  | { readonly ok: false; readonly reason: 'invalid'; readonly issues: readonly FieldIssue[] }
  /** A record no longer holds what a mutation expects of it; nothing was written. */
  | { readonly ok: false; readonly reason: 'outdated' }
  /** The desk is read-only since the journal failed; nothing was written. */
  | { readonly ok: false; readonly reason: 'readOnly'; readonly fault: JournalFault }
  /** The database refused; nothing was written. */
  | { readonly ok: false; readonly reason: 'full' | 'database'; readonly detail: string }
  /** It stands in the database, but not yet in the journal: kept, without its second copy. The desk is read-only until then. */
  | { readonly ok: false; readonly reason: 'unjournaled'; readonly fault: JournalFault };

export type WriteResult = WriteReceipt | WriteFailure;

export interface DoorParts {
  readonly db: DeskDatabase;
  readonly journal: Pick<GuardedJournal, 'append' | 'fault'>;
  readonly now: () => Date;
  readonly makeId: () => string;
  /** Who writes, by the profile's name; the endpoint's id of the person takes its place once it has the change. */
  readonly author: () => string;
  /** Told after each write, when all of it is safe. */
  readonly onWritten?: () => void;
}

/** The one door for what people write. */
export interface Door {
  /**
   * All of the mutations or none. Resolves when they are in the database and in the journal: "saved"; never, where the
   * database was taken away, since the desk is then being opened anew.
   */
  write(mutations: readonly Mutation[]): Promise<WriteResult>;
}

/**
 * Makes the door. One read-write transaction holds the record, its history and its outbox operation with the
 * base snapshot; nothing foreign is awaited inside, or IndexedDB would commit half of it. Then the journal.
 */
export function createDoor(parts: DoorParts): Door {
  const { db, journal, now, makeId, author, onWritten } = parts;

  async function write(mutations: readonly Mutation[]): Promise<WriteResult> {
    const fault = journal.fault();
    if (fault) return { ok: false, reason: 'readOnly', fault };
    const stamp = { tx: makeId(), at: now().toISOString(), by: author(), makeId };
    let written: Written;
    try {
      // Dexie follows native awaits only into a scope that is itself an async function.
      written = await db.transaction('rw', writtenTables(db, mutations), async () =>
        apply(db, mutations, stamp),
      );
    } catch (error) {
      if (error instanceof OutdatedMutation) return { ok: false, reason: 'outdated' };
      if (error instanceof InvalidMutation) return { ok: false, reason: 'invalid', issues: error.issues };
      if (db.isTakenAway()) return never();
      const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return { ok: false, reason: /quota/i.test(detail) ? 'full' : 'database', detail };
    }
    if (written.changes.length === 0) return { ok: true, tx: '', at: stamp.at };
    const { seq, changes, step } = written;
    const refused = await journal.append({
      kind: 'write',
      seq,
      tx: stamp.tx,
      at: stamp.at,
      by: stamp.by,
      changes,
    });
    onWritten?.();
    if (refused) return { ok: false, reason: 'unjournaled', fault: refused };
    return { ok: true, tx: step, at: stamp.at };
  }

  return { write };
}

interface Stamp {
  readonly tx: string;
  readonly at: string;
  readonly by: string;
  readonly makeId: () => string;
}

interface Written {
  readonly seq: number;
  readonly changes: JournalChange[];
  /** The write under whose name the history tells it. */
  readonly step: string;
}

class InvalidMutation extends Error {
  constructor(readonly issues: readonly FieldIssue[]) {
    super('invalid mutation');
  }
}

class OutdatedMutation extends Error {}

/**
 * What the transaction holds, and so keeps from everybody else. An edit, the most common write by far, holds its kind's
 * table alone; what is made, removed or restored may reach into any other.
 */
function writtenTables(db: DeskDatabase, mutations: readonly Mutation[]): string[] {
  const edits = mutations.flatMap((mutation) => (mutation.type === 'update' ? [mutation.kind] : []));
  const kindTables = edits.length === mutations.length ? new Set(edits) : [...kindNames, db.foreign.name];
  return [...kindTables, db.outbox.name, db.trash.name, db.history.name, db.meta.name];
}

async function apply(db: DeskDatabase, mutations: readonly Mutation[], stamp: Stamp): Promise<Written> {
  const [last = 0, spread] = await Promise.all([getMeta(db, 'seq'), withBelongings(db, mutations)]);
  const seq = last + 1;
  const changes: JournalChange[] = [];
  let step = stamp.tx;
  for (const mutation of spread) {
    if (mutation.type === 'foreign') {
      changes.push(...(await applyForeign(db, mutation, stamp, seq)));
      continue;
    }
    // What doesn't need the other's answer is asked together: each answer from the database takes its time to come.
    const [live, trashed, sample] = await Promise.all([
      db.records(mutation.kind).get(mutation.id),
      db.trash.get([mutation.kind, mutation.id]),
      sampleOf(db, mutation),
    ]);
    const result = changeOf(mutation, {
      live: storedRow(live),
      shown: live,
      trashed,
      sample,
      by: stamp.by,
      at: stamp.at,
    });
    if (!result.ok) throw result.outdated ? new OutdatedMutation() : new InvalidMutation(result.issues);
    if (!result.change) continue;
    const { change } = result;
    const entry = { id: stamp.makeId(), tx: stamp.tx, at: stamp.at, by: stamp.by };
    [step] = await Promise.all([
      logChange(db, change, entry, spread.length === 1),
      putRow(db, change, stamp),
      change.row.sample ? undefined : enqueue(db, change, stamp, seq),
    ]);
    changes.push(journaled(change));
  }
  if (changes.length > 0) await setMeta(db, 'seq', seq);
  return { seq, changes, step };
}

/** The same for a record of a kind that the app doesn't know; nothing belongs to it here, and nobody types in it. */
async function applyForeign(
  db: DeskDatabase,
  mutation: ForeignMutation,
  stamp: Stamp,
  seq: number,
): Promise<readonly JournalChange[]> {
  const { kind: c, id: recordId } = mutation;
  const result = foreignChangeOf(mutation, await db.foreign.get([c, recordId]), stamp);
  if (!result.ok) throw new OutdatedMutation();
  if (!result.change) return [];
  const { effect, row, before, after } = result.change;
  const { tx, at, by } = stamp;
  await db.foreign.put(row);
  await db.history.add({
    id: stamp.makeId(),
    c,
    recordId,
    tx,
    at,
    by,
    origin: 'here',
    effect,
    before,
    after,
  });
  await enqueue(db, result.change, stamp, seq);
  return [journaled(result.change)];
}

async function enqueue(
  db: DeskDatabase,
  change: QueuedChange,
  { tx, at, makeId }: Stamp,
  seq: number,
): Promise<void> {
  const waiting = await db.outbox.where('[c+id]').equals([change.kind, change.row.id]).sortBy('seq');
  await db.outbox.put(queuedOperation(change, waiting, { op: makeId(), tx, seq, at }));
}

async function putRow(db: DeskDatabase, { kind, effect, row }: Change, { tx, at }: Stamp): Promise<void> {
  const table = db.records(kind);
  switch (effect) {
    case 'create':
    case 'write':
      await table.put(row);
      return;
    case 'delete': {
      const trashed: TrashRow = { ...row, c: kind, deletedAt: at, tx };
      await table.delete(row.id);
      await db.trash.put(trashed);
      return;
    }
    case 'restore':
      await db.trash.delete([kind, row.id]);
      await table.put(row);
      return;
  }
}

function journaled({
  kind,
  effect,
  row,
  touched,
  before,
}: QueuedChange & { readonly row: { readonly sample?: 1 } }): JournalChange {
  return {
    c: kind,
    id: row.id,
    base: row.v,
    schema: row.schema,
    effect: effect === 'create' ? 'write' : effect,
    touched: [...touched],
    before,
    data: row.data as JournalChange['data'],
    ...(row.sample ? { sample: row.sample } : {}),
  };
}

/** Spreads removals and restorations over what belongs to their record. */
async function withBelongings(db: DeskDatabase, mutations: readonly Mutation[]): Promise<Mutation[]> {
  const spread: Mutation[] = [];
  const seen = new Set<string>();
  const add = (mutation: Mutation): boolean => {
    const key = `${mutation.type} ${mutation.kind} ${mutation.id}`;
    if (seen.has(key)) return false;
    seen.add(key);
    spread.push(mutation);
    return true;
  };
  for (const mutation of mutations) {
    if (mutation.type !== 'remove' && mutation.type !== 'restore') spread.push(mutation);
    else if (add(mutation)) (await dependentsOf(db, mutation)).forEach(add);
  }
  return spread;
}

/** A record that hangs on an invented one is invented too. */
async function sampleOf(db: DeskDatabase, mutation: KnownMutation): Promise<1 | undefined> {
  if (mutation.type !== 'create') return undefined;
  const data = mutation.data as Readonly<Record<string, unknown>>;
  for (const [field, kind] of Object.entries(kinds[mutation.kind].references)) {
    const id = data[field];
    if (typeof id !== 'string') continue;
    const parent: RecordRow | undefined = await db.records(kind as KindName).get(id);
    if (parent?.sample) return 1;
  }
  return undefined;
}
