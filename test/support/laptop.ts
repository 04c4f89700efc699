import { createHash } from 'node:crypto';
import { kindNames } from '#shared/domain/entities';
import type { RecordRow } from '#shared/domain/record';
import { changeInShape, ownShapes, recordInShape } from '#shared/domain/shapes';
import type { Shapes } from '#shared/domain/shapes';
import { createEngine } from '#shared/sync/engine';
import type { EngineParts, SyncEngine } from '#shared/sync/engine';
import type { StoredRecord, StoreTransaction, Transport } from '#shared/sync/ports';
import { createProtocolClient } from '#shared/sync/protocolClient';
import type { SettledRecord } from '#shared/sync/workbench';
import { changeOf } from '../../renderer/data/change';
import type { Change } from '../../renderer/data/change';
import type { KnownMutation } from '../../renderer/data/mutation';
import { queuedOperation } from '../../renderer/data/outboxQueue';
import { createMemoryStore } from './memoryStore';
import type { MemoryStore } from './memoryStore';
import { idSource, uuid } from './syncValues';

export interface LaptopOptions {
  readonly person?: string;
  /** Keeps the ids of several laptops apart. */
  readonly number?: number;
  readonly transport: Transport;
  /** What its app knows of the kinds; the house's own when left out. */
  readonly shapes?: Shapes;
  readonly now?: () => Date;
  readonly random?: () => number;
  readonly onSettled?: (records: readonly SettledRecord[]) => void;
}

/** What one write did to one record. */
export interface Written {
  readonly seq: number;
  readonly id: string;
  readonly before: StoredRecord | undefined;
  readonly after: StoredRecord;
}

/** A laptop: a store, the real engine on it, and a door for writes as the desk's own (in memory). */
export interface Laptop {
  readonly person: string;
  readonly store: MemoryStore;
  readonly newId: () => string;
  engine(): SyncEngine;
  /** All or nothing; empty when a mutation doesn't apply. */
  write(mutations: readonly KnownMutation[]): Promise<readonly Written[]>;
  /** Kills the app in the middle of whatever it does and starts it again. */
  crash(): void;
  /** Closes the app and starts a newer one, which brings the database up to date. */
  update(shapes: Shapes): Promise<void>;
}

export function createLaptop({ person = 'anne', number = 1, transport, ...options }: LaptopOptions): Laptop {
  const store = createMemoryStore();
  const newId = idSource(number * 10_000_000);
  const now = options.now ?? (() => new Date('2026-01-05T08:00:00.000Z'));
  const partsIn = (shapes: Shapes): Omit<EngineParts, 'store'> => ({
    client: createProtocolClient(transport, shapes),
    shapes,
    now,
    random: options.random ?? (() => 0.5),
    newId,
    device: uuid(number),
    sha256: async (text) => createHash('sha256').update(text).digest('hex'),
    onSettled: (records) => options.onSettled?.(records),
  });
  let parts = partsIn(options.shapes ?? ownShapes);
  let seq = 0;
  let engine = createEngine({ ...parts, store: store.open() });

  async function apply(
    transaction: StoreTransaction,
    mutation: KnownMutation,
    stamp: { tx: string; seq: number; at: string },
  ): Promise<Written | null> {
    const key = { c: mutation.kind, id: mutation.id };
    const [before] = await transaction.records([key]);
    const row = before && ({ ...before, by: before.by } as unknown as RecordRow);
    const result = changeOf(mutation, {
      live: before?.deleted ? undefined : row,
      trashed:
        before?.deleted && row ? { ...row, c: mutation.kind, deletedAt: before.at, tx: stamp.tx } : undefined,
      sample: undefined,
      by: person,
      at: stamp.at,
    });
    if (!result.ok || !result.change) return null;
    const after = storedRecord(result.change);
    await transaction.put([after]);
    const waiting = (await transaction.operations()).filter(({ id }) => id === mutation.id);
    await transaction.putOperations([queuedOperation(result.change, waiting, { op: newId(), ...stamp })]);
    return { seq: stamp.seq, id: mutation.id, before, after };
  }

  return {
    person,
    store,
    newId,
    engine: () => engine,
    write: async (mutations) => {
      seq += 1;
      const stamp = { tx: newId(), seq, at: now().toISOString() };
      const scope = { durability: 'strict', collections: kindNames } as const;
      const written = await store.open().transaction(scope, async (transaction) => {
        const done: Written[] = [];
        for (const mutation of mutations) {
          const one = await apply(transaction, mutation, stamp);
          if (one) done.push(one);
        }
        return done;
      });
      return written;
    },
    crash: () => {
      store.crash();
      engine = createEngine({ ...parts, store: store.open() });
    },
    update: async (shapes) => {
      store.crash();
      const scope = { durability: 'strict', collections: kindNames } as const;
      await store.open().transaction(scope, async (transaction) => {
        const records = store.records().filter(({ c }) => c in shapes);
        await transaction.put(
          records.map((record) => ({ ...recordInShape(record, shapes), schema: record.schema })),
        );
        const unsent = store.operations().filter(({ state }) => state !== 'inFlight');
        const rows = await transaction.records(unsent);
        await transaction.putOperations(
          unsent.map((each, index) => changeInShape(each, 'after', rows[index]?.data ?? {}, shapes)),
        );
      });
      parts = partsIn(shapes);
      engine = createEngine({ ...parts, store: store.open() });
    },
  };
}

function storedRecord({ kind, effect, row }: Change): StoredRecord {
  return { ...row, c: kind, deleted: effect === 'delete', data: row.data };
}
