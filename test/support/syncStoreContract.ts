import { describe, expect, it } from 'vitest';
import { kindNames } from '#shared/domain/entities';
import type { StoredRecord, StoreTransaction, SyncStore } from '#shared/sync/ports';
import { unboundState } from '#shared/sync/syncState';
import { anOperation, uuid } from './syncValues';

const collections = ['partner', 'meeting', 'gadget'];

function aStoredRecord(n: number, overrides: Partial<StoredRecord> = {}): StoredRecord {
  return {
    c: 'partner',
    id: uuid(n),
    v: 1,
    schema: 1,
    deleted: false,
    data: { name: `Partner ${n}`, unknown: { deep: [n, null] } },
    by: 'paul',
    at: '2026-01-02T09:00:00.000Z',
    ...overrides,
  };
}

export interface TestedStore {
  readonly store: SyncStore;
  /** How many changes of records' histories it holds. */
  histories(): Promise<number>;
}

/** What the engine may rely on in every store. `make` gives a fresh, empty one. */
export function describeSyncStore(name: string, open: () => Promise<TestedStore>): void {
  let opened: TestedStore;
  const make = async () => {
    opened = await open();
    return opened.store;
  };
  const histories = () => opened.histories();
  const inStore = <T>(store: SyncStore, work: (transaction: StoreTransaction) => Promise<T>) =>
    store.transaction({ durability: 'strict', collections }, work);

  describe(`a sync store ${name}`, () => {
    it('gives back records as they were put, alive, deleted or of an unknown collection, in the order of the keys', async () => {
      const store = await make();
      const records = [
        aStoredRecord(1),
        aStoredRecord(2, { deleted: true, v: 4 }),
        aStoredRecord(3, { c: 'gadget' }),
        aStoredRecord(4, { c: 'gadget', deleted: true }),
      ];
      await inStore(store, (t) => t.put(records));
      const keys = [aStoredRecord(9), ...records.toReversed()];
      expect(await inStore(store, (t) => t.records(keys))).toEqual([undefined, ...records.toReversed()]);
    });

    it('lets a record die and come back', async () => {
      const store = await make();
      for (const deleted of [false, true, false]) {
        const record = aStoredRecord(1, { deleted });
        await inStore(store, (t) => t.put([record]));
        expect(await inStore(store, (t) => t.records([record]))).toEqual([record]);
        expect(await store.keys()).toEqual([{ c: 'partner', id: uuid(1) }]);
      }
    });

    it('S41 inserts what isn’t there and answers what it leaves to be put with care', async () => {
      const store = await make();
      const alive = aStoredRecord(1);
      const dead = aStoredRecord(2, { deleted: true });
      await inStore(store, (t) => t.put([alive, dead]));
      const page = [
        aStoredRecord(1, { v: 9 }),
        aStoredRecord(2, { v: 9 }),
        aStoredRecord(3),
        aStoredRecord(4),
      ];
      const there = await inStore(store, (t) => t.insert(page));
      expect(there.map(({ id }) => id).toSorted()).toEqual([uuid(1), uuid(2)]);
      expect(await inStore(store, (t) => t.records(page))).toEqual([alive, dead, page[2], page[3]]);
    });

    it('removes records wherever they lie, and lists all that are left', async () => {
      const store = await make();
      const records = [
        aStoredRecord(1),
        aStoredRecord(2, { deleted: true }),
        aStoredRecord(3, { c: 'gadget' }),
      ];
      await inStore(store, (t) => t.put([...records, aStoredRecord(4)]));
      await inStore(store, (t) => t.remove(records));
      expect(await store.keys()).toEqual([{ c: 'partner', id: uuid(4) }]);
    });

    it('finds what lies in a scope, wherever it lies, with the conflicts about it, but nothing invented', async () => {
      const store = await make();
      const mine = aStoredRecord(1, {
        data: { name: 'Orion', type: 'agent', stage: 'active', territory: 'Nord' },
      });
      const meetingOf = (n: number, partner: number, overrides: Partial<StoredRecord> = {}) =>
        aStoredRecord(n, {
          c: 'meeting',
          data: {
            partnerId: uuid(partner),
            kind: 'call',
            title: 'Review',
            startsAt: '2026-01-02T09:00:00.000Z',
          },
          ...overrides,
        });
      const conflictOn = (n: number, recordId: string) =>
        aStoredRecord(n, { c: 'mergeConflict', data: { recordId } });
      const records = [
        mine,
        meetingOf(2, 1),
        meetingOf(3, 1, { deleted: true }),
        meetingOf(4, 9),
        meetingOf(5, 1, { sample: 1 }),
        aStoredRecord(6, { c: 'gadget', data: { partnerId: uuid(1) } }),
        aStoredRecord(7, { c: 'gadget' }),
        conflictOn(8, uuid(3)),
        conflictOn(9, uuid(4)),
      ];
      const all = { durability: 'strict', collections: [...kindNames, 'gadget'] } as const;
      await store.transaction(all, (t) => t.put(records));
      const within = async (scope: string) =>
        (await store.transaction(all, (t) => t.within(scope))).map(({ id }) => id).toSorted();
      expect(await within(`partner:${uuid(1)}`)).toEqual([1, 2, 3, 6, 8].map(uuid));
      expect(await within('territory:Nord')).toEqual([uuid(1)]);
      expect(await within('territory:Sud')).toEqual([]);
    });

    it('forgets records without a trace', async () => {
      const store = await make();
      const records = [aStoredRecord(1), aStoredRecord(2, { deleted: true }), aStoredRecord(3)];
      await inStore(store, async (t) => {
        await t.put(records);
        await t.addHistory(
          records.map(({ c, id, by, at }) => ({
            c,
            id,
            by,
            at,
            effect: 'write',
            before: {},
            after: { name: 'x' },
          })),
        );
        await t.forget(records.slice(0, 2));
      });
      expect(await store.keys()).toEqual([{ c: 'partner', id: uuid(3) }]);
      expect(await histories()).toBe(1);
    });

    it('S33 does not list what was invented', async () => {
      const store = await make();
      await inStore(store, (t) => t.put([aStoredRecord(1, { sample: 1 }), aStoredRecord(2)]));
      expect(await store.keys()).toEqual([{ c: 'partner', id: uuid(2) }]);
    });

    it('tells every record’s version, wherever it lies, but nothing invented', async () => {
      const store = await make();
      const records = [
        aStoredRecord(1, { v: 3 }),
        aStoredRecord(2, { deleted: true, v: 4 }),
        aStoredRecord(3, { c: 'gadget', v: 5 }),
        aStoredRecord(4, { c: 'gadget', v: 6, deleted: true }),
        aStoredRecord(6, { c: 'meeting', v: 7 }),
      ];
      await inStore(store, (t) => t.put([...records, aStoredRecord(5, { sample: 1 })]));
      const told = (await store.versions()).toSorted((a, b) => a.v - b.v);
      expect(told).toEqual(records.map(({ c, id, v, deleted }) => ({ c, id, v, deleted })));
    });

    it('keeps the outbox in order of sequence numbers, then of ids', async () => {
      const store = await make();
      const operations = [
        anOperation({ op: uuid(3), seq: 1 }),
        anOperation({ op: uuid(1), seq: 2 }),
        anOperation({ op: uuid(2), seq: 2 }),
      ];
      await inStore(store, (t) => t.putOperations(operations.toReversed()));
      expect(await inStore(store, (t) => t.operations())).toEqual(operations);
      await inStore(store, (t) => t.removeOperations([uuid(1), uuid(7)]));
      expect(await inStore(store, (t) => t.operations())).toEqual([operations[0], operations[2]]);
    });

    it('counts the outbox and what of it is in quarantine', async () => {
      const store = await make();
      expect(await store.counts()).toEqual({ operations: 0, quarantined: 0 });
      const operations = [
        anOperation({ op: uuid(1) }),
        anOperation({ op: uuid(2), state: 'quarantined' }),
        anOperation({ op: uuid(3), state: 'inFlight' }),
      ];
      await inStore(store, (t) => t.putOperations(operations));
      expect(await store.counts()).toEqual({ operations: 3, quarantined: 1 });
    });

    it('S40 does all of a transaction or nothing', async () => {
      const store = await make();
      const failed = inStore(store, async (t) => {
        await t.put([aStoredRecord(1)]);
        await t.putOperations([anOperation()]);
        await t.setState({ ...unboundState, cursor: 'c1' });
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(await store.keys()).toEqual([]);
      expect(await inStore(store, (t) => t.operations())).toEqual([]);
      expect(await inStore(store, (t) => t.state())).toEqual(unboundState);
    });

    it('keeps its state', async () => {
      const store = await make();
      const state = {
        ...unboundState,
        cursor: 'c1',
        question: { absent: [{ c: 'partner', id: uuid(1) }], of: 3 },
      };
      await inStore(store, (t) => t.setState(state));
      expect(await inStore(store, (t) => t.state())).toEqual(state);
    });
  });
}
