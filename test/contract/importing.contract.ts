import { describe, expect, test } from 'vitest';
import { samplePortfolio } from '#shared/sample/portfolio';
import { importRecords } from '../../endpoint/importRecords';
import { defaultLimits } from '../../endpoint/limits';
import { operation, transaction } from '../support/contractDesk';
import type { Bench } from './bench';

export function importingContract(bench: Bench): void {
  describe('S24 records are loaded the way a laptop pushes them', () => {
    test('the sample portfolio is taken as it is, once', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      const { person } = await desk.capabilities();
      const account = { tenant, person: person.id };
      const context = { database: bench.database, account, limits: defaultLimits, now: () => new Date() };
      const records = samplePortfolio({ today: '2026-03-17' });

      const first = await importRecords(context, records);
      expect(first).toEqual({ stored: records.length, present: 0, refused: [] });
      expect((await desk.snapshot(undefined, 1)).total).toBe(records.length);
      const part = records.slice(0, 30);
      expect(await importRecords(context, part)).toEqual({ stored: 0, present: 30, refused: [] });
    });

    test('what is there or invalid is told, and the rest is stored', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      const { person } = await desk.capabilities();
      const account = { tenant, person: person.id };
      const context = { database: bench.database, account, limits: defaultLimits, now: () => new Date() };
      const there = operation();
      await desk.push(transaction(there));
      const bad = { c: 'partner', id: operation().id, data: {} };
      const good = { c: 'parcel', id: operation().id, data: { label: 'b', nothing: undefined } };

      const outcome = await importRecords(context, [{ c: there.c, id: there.id, data: {} }, bad, good]);
      expect(outcome).toMatchObject({ stored: 1, present: 1, refused: [{ record: bad }] });
      expect((await desk.changes()).changes.map(({ data }) => data)).toEqual([
        { label: 'a' },
        { label: 'b' },
      ]);
    });
  });
}
