import type { DeskDatabase } from '../db';
import { outboxCounts } from '../outboxCounts';
import type { OutboxRow } from '../tables';
import { findRecord, nameOf, pathOf } from './recordPath';

/** An unsent change with the name of its record. */
export interface NamedOperation {
  readonly operation: OutboxRow;
  readonly title: string;
  /** Where the record is shown; null where no page shows it. */
  readonly path: string | null;
}

/** Unsent changes as a page shows them: the oldest ones, and how many there are in all. */
export interface NamedOutbox {
  readonly shown: readonly NamedOperation[];
  /** By collection. */
  readonly counts: ReadonlyMap<string, number>;
}

/** How many changes of a kind are read; a month offline may have left thousands. */
const mostOfAKind = 200;

/** What waits to be sent, in the order it was written, that in quarantine left out. */
export async function namedOutbox(db: DeskDatabase): Promise<NamedOutbox> {
  const counts = new Map<string, number>();
  const taken: OutboxRow[] = [];
  await db.outbox
    .orderBy('seq')
    .filter(({ state }) => state !== 'quarantined')
    .each((operation) => {
      const count = (counts.get(operation.c) ?? 0) + 1;
      counts.set(operation.c, count);
      if (count <= mostOfAKind) taken.push(operation);
    });
  return { shown: await Promise.all(taken.map((operation) => named(db, operation))), counts };
}

/** A write that the endpoint refused, with all that it holds: sent, taken and refused as one. */
export interface RefusedWrite {
  readonly tx: string;
  readonly operations: readonly NamedOperation[];
}

/** What stands in quarantine, write by write. */
export async function refusedWrites(db: DeskDatabase): Promise<readonly RefusedWrite[]> {
  const refused = await db.outbox.where('state').equals('quarantined').sortBy('seq');
  const writes = new Map<string, NamedOperation[]>();
  for (const operation of refused) {
    writes.set(operation.tx, [...(writes.get(operation.tx) ?? []), await named(db, operation)]);
  }
  return [...writes].map(([tx, operations]) => ({ tx, operations }));
}

async function named(db: DeskDatabase, operation: OutboxRow): Promise<NamedOperation> {
  const { c, id } = operation;
  const record = await findRecord(db, c, id);
  return { operation, title: nameOf(c, record), path: pathOf(c, id, record) };
}

export interface SyncFigures {
  /** Changes that wait to be sent, those in quarantine not counted. */
  readonly unsent: number;
  /** When the oldest of them was written. */
  readonly oldestUnsentAt: string | null;
  /** Open merge conflicts. */
  readonly conflicts: number;
}

/** What waits for the endpoint and for a person, at one moment: settling a conflict moves it from one to the other. */
export async function syncFigures(db: DeskDatabase): Promise<SyncFigures> {
  return db.transaction('r', [db.outbox, db.records('mergeConflict')], async () => {
    const [{ operations, quarantined }, oldest, conflicts] = await Promise.all([
      outboxCounts(db),
      db.outbox
        .orderBy('seq')
        .filter(({ state }) => state !== 'quarantined')
        .first(),
      db.records('mergeConflict').where('data.state').equals('open').count(),
    ]);
    return { unsent: operations - quarantined, oldestUnsentAt: oldest?.at ?? null, conflicts };
  });
}

/** How many changes are on this laptop alone. */
export function countUnsent(db: DeskDatabase): Promise<number> {
  return db.outbox.count();
}
