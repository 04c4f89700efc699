import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { problemTypes } from '#shared/sync/protocol';
import { operation, transaction, validPartner } from '../support/contractDesk';
import type { Bench } from './bench';

export function pushingContract(bench: Bench): void {
  describe('S7 a push has its effect once (I5)', () => {
    test('a repeated push is answered as a duplicate, with the same versions', async () => {
      const desk = await bench.desk();
      const first = transaction(operation(), operation());
      const [applied] = await desk.push(first);
      const [again] = await desk.push(first);
      expect(applied?.status).toBe('applied');
      expect(again).toEqual({ ...applied, status: 'duplicate' });
      expect((await desk.changes()).changes.map(({ v }) => v)).toEqual([1, 1]);
    });

    test('it stays a duplicate after the record has moved on', async () => {
      const desk = await bench.desk();
      const create = operation();
      await desk.push(transaction(create));
      await desk.push(transaction(operation({ id: create.id, base: 1, set: { label: 'b' } })));
      const [again] = await desk.push(transaction(create));
      expect(again).toMatchObject({ status: 'duplicate', ops: [{ op: create.op, v: 1 }] });
      expect((await desk.changes()).changes[0]).toMatchObject({ v: 2, data: { label: 'b' } });
    });

    test('the same fields in another order are the same operation', async () => {
      const desk = await bench.desk();
      const create = operation({ set: { a: 1, b: { c: 2, d: 3 } } });
      await desk.push(transaction(create));
      const [again] = await desk.push(transaction({ ...create, set: { b: { d: 3, c: 2 }, a: 1 } }));
      expect(again?.status).toBe('duplicate');
    });

    test('an id that is used for another change is refused, never taken for done', async () => {
      const desk = await bench.desk();
      const create = operation();
      await desk.push(transaction(create));
      const [other] = await desk.push(transaction({ ...create, set: { label: 'other' } }));
      expect(other).toMatchObject({ status: 'rejected', problem: { type: problemTypes.invalid } });
    });

    test('two laptops of one person that send the same push at once have one effect', async () => {
      const tenant = await bench.tenant();
      const desks = await Promise.all([bench.desk(tenant), bench.desk(tenant), bench.desk(tenant)]);
      const same = transaction(...Array.from({ length: 20 }, () => operation()));
      const results = await Promise.all(desks.map((desk) => desk.push(same)));
      const statuses = results.map(([result]) => result?.status);
      expect(statuses.filter((status) => status === 'applied')).toHaveLength(1);
      expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(2);
      expect((await desks[0]?.changes())?.changes.every(({ v }) => v === 1)).toBe(true);
    });
  });

  describe('S5 a change is taken on the version it was made on', () => {
    test('a stale base is a conflict that carries the current record', async () => {
      const tenant = await bench.tenant();
      const [ours, theirs] = [await bench.desk(tenant), await bench.desk(tenant, 'Jonas Weber')];
      const create = operation();
      await ours.push(transaction(create));
      await theirs.push(transaction(operation({ id: create.id, base: 1, set: { label: 'theirs' } })));
      const late = operation({ id: create.id, base: 1, set: { label: 'ours' } });
      const [result] = await ours.push(transaction(late));
      const { person } = await theirs.capabilities();
      expect(result).toMatchObject({
        status: 'conflict',
        ops: [{ op: late.op, current: { id: create.id, v: 2, data: { label: 'theirs' }, by: person.id } }],
      });
    });

    test('a change of a record that never was is a conflict with nothing', async () => {
      const desk = await bench.desk();
      const [result] = await desk.push(transaction(operation({ base: 3 })));
      expect(result).toMatchObject({ status: 'conflict', ops: [{ current: null }] });
    });

    test('creating what exists is a conflict', async () => {
      const desk = await bench.desk();
      const create = operation();
      await desk.push(transaction(create));
      const [result] = await desk.push(transaction(operation({ id: create.id })));
      expect(result).toMatchObject({ status: 'conflict', ops: [{ current: { v: 1 } }] });
    });

    test('sets and unsets fields and leaves all others alone', async () => {
      const desk = await bench.desk();
      const create = operation({ set: { kept: { deep: [1, null] }, gone: 1, changed: 'a' } });
      await desk.push(transaction(create));
      await desk.push(
        transaction(operation({ id: create.id, base: 1, set: { changed: 'b', added: '' }, unset: ['gone'] })),
      );
      const [record] = (await desk.changes()).changes;
      expect(record?.data).toEqual({ kept: { deep: [1, null] }, changed: 'b', added: '' });
    });

    test('several operations on one record build on each other', async () => {
      const desk = await bench.desk();
      const create = operation({ set: { a: 1 } });
      const [result] = await desk.push(
        transaction(create, operation({ id: create.id, base: 1, set: { b: 2 } })),
      );
      expect(result?.ops.map(({ v }) => v)).toEqual([1, 2]);
      expect((await desk.changes()).changes).toMatchObject([{ v: 2, data: { a: 1, b: 2 } }]);
    });
  });

  describe('S6 a transaction is all or nothing (I7)', () => {
    test('one stale operation leaves the others undone', async () => {
      const desk = await bench.desk();
      const existing = operation();
      await desk.push(transaction(existing));
      const fresh = operation();
      const stale = operation({ id: existing.id });
      const [result] = await desk.push(transaction(fresh, stale));
      expect(result).toMatchObject({ status: 'conflict', ops: [{ op: fresh.op }, { op: stale.op }] });
      expect(result?.ops[0]).not.toHaveProperty('current');
      expect((await desk.changes()).changes).toHaveLength(1);
    });

    test('one invalid record refuses the whole transaction and says which field', async () => {
      const desk = await bench.desk();
      const good = operation({ c: 'partner', set: validPartner });
      const bad = operation({ c: 'partner', set: { ...validPartner, name: ' ' } });
      const [result] = await desk.push(transaction(good, bad));
      expect(result).toMatchObject({
        status: 'rejected',
        problem: {
          type: problemTypes.invalid,
          status: 422,
          op: bad.op,
          errors: [{ field: 'name', message: 'validation.required' }],
        },
      });
      expect((await desk.changes()).changes).toEqual([]);
    });

    test('a record may be invalid in between, as long as the transaction leaves it valid', async () => {
      const desk = await bench.desk();
      const half = operation({ c: 'partner', set: { name: 'Orion' } });
      const rest = operation({ c: 'partner', id: half.id, base: 1, set: validPartner });
      expect(await desk.push(transaction(half, rest))).toMatchObject([{ status: 'applied' }]);
    });

    test('transactions after a failed one go on, except on its records', async () => {
      const desk = await bench.desk();
      const bad = operation({ c: 'partner', set: {} });
      const builtOnBad = operation({ c: 'partner', id: bad.id, base: 1, set: validPartner });
      const apart = operation();
      const results = await desk.push(transaction(bad), transaction(builtOnBad), transaction(apart));
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'retry', 'applied']);
    });

    test('results come in the order of the transactions', async () => {
      const desk = await bench.desk();
      const txs = Array.from({ length: 12 }, () => transaction(operation()));
      expect((await desk.push(...txs)).map(({ tx }) => tx)).toEqual(txs.map(({ tx }) => tx));
    });
  });

  describe('S10 a deleted record stays deleted until it is restored (I4)', () => {
    test('a deletion keeps the data and is told by the feed', async () => {
      const desk = await bench.desk();
      const create = operation();
      await desk.push(transaction(create));
      const [result] = await desk.push(
        transaction(operation({ id: create.id, base: 1, set: {}, effect: 'delete' })),
      );
      expect(result?.status).toBe('applied');
      expect((await desk.changes()).changes).toMatchObject([
        { id: create.id, v: 2, deleted: true, data: { label: 'a' } },
      ]);
    });

    test.each([1, 2])('an edit of it on version %i is a conflict that says so', async (base) => {
      const desk = await bench.desk();
      const create = operation();
      await desk.push(transaction(create));
      await desk.push(transaction(operation({ id: create.id, base: 1, set: {}, effect: 'delete' })));
      const [result] = await desk.push(transaction(operation({ id: create.id, base, set: { label: 'b' } })));
      expect(result).toMatchObject({ status: 'conflict', ops: [{ current: { v: 2, deleted: true } }] });
    });

    test('a restore brings it back, with the changes it carries', async () => {
      const desk = await bench.desk();
      const create = operation({ set: { label: 'a', size: 1 } });
      await desk.push(transaction(create));
      await desk.push(transaction(operation({ id: create.id, base: 1, set: {}, effect: 'delete' })));
      await desk.push(
        transaction(operation({ id: create.id, base: 2, set: { size: 2 }, effect: 'restore' })),
      );
      expect((await desk.changes()).changes).toMatchObject([
        { v: 3, deleted: false, data: { label: 'a', size: 2 } },
      ]);
    });
  });

  describe('S9 what the endpoint does not know survives (I10)', () => {
    test('fields that a known kind does not have', async () => {
      const desk = await bench.desk();
      const set = { ...validPartner, loyaltyCard: { number: '12', since: [2020, 2.5] } };
      const create = operation({ c: 'partner', set });
      await desk.push(transaction(create));
      await desk.push(
        transaction(operation({ c: 'partner', id: create.id, base: 1, set: { city: 'Lyon' } })),
      );
      expect((await desk.changes()).changes[0]?.data).toEqual({ ...set, city: 'Lyon' });
    });

    test('collections', async () => {
      const desk = await bench.desk();
      const create = operation({ c: 'entrepôt.2', set: { 'clé inconnue': [[{}]] } });
      await desk.push(transaction(create));
      expect((await desk.snapshot()).records).toMatchObject([{ c: 'entrepôt.2', data: create.set }]);
    });

    test('shapes of a known kind that are newer than its own', async () => {
      const desk = await bench.desk();
      const create = operation({ c: 'partner', schema: 99, set: { title: 'renamed field' } });
      expect(await desk.push(transaction(create))).toMatchObject([{ status: 'applied' }]);
      expect((await desk.changes()).changes).toMatchObject([{ schema: 99, data: create.set }]);
    });

    test('a record never changes its collection', async () => {
      const desk = await bench.desk();
      const create = operation();
      await desk.push(transaction(create));
      const [result] = await desk.push(transaction(operation({ id: create.id, c: 'crate', base: 1 })));
      expect(result).toMatchObject({ status: 'rejected', problem: { type: problemTypes.invalid } });
    });

    test('ids are the same in capitals', async () => {
      const desk = await bench.desk();
      const create = operation({ op: v7().toUpperCase(), id: v7().toUpperCase() });
      const [result] = await desk.push(transaction(create));
      expect(result?.ops).toEqual([{ op: create.op, v: 1 }]);
      const change = operation({ id: create.id.toLowerCase(), base: 1 });
      expect(await desk.push(transaction(change))).toMatchObject([{ status: 'applied' }]);
      expect(await desk.push(transaction(create))).toMatchObject([{ status: 'duplicate' }]);
    });
  });
}
