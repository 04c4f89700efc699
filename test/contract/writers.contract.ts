import { describe, expect, test } from 'vitest';
import type { PushResult, WireRecord } from '#shared/sync/protocol';
import { operation, transaction } from '../support/contractDesk';
import type { Bench } from './bench';

/** @param writers how many push at once */
export function writersContract(bench: Bench, writers: number): void {
  const pushes = writers > 32 ? 6 : 12;

  describe('S20 many write at once and nothing is missed (I6)', () => {
    test('a reader that follows the feed meanwhile gets every record, in whole transactions', async () => {
      const tenant = await bench.tenant();
      const desks = await Promise.all(
        Array.from({ length: writers }, (_, i) => bench.desk(tenant, `Writer ${i}`)),
      );
      const reader = await bench.desk(tenant, 'Reader');
      let writing = true;
      const written = Promise.all(
        desks.map(async (desk, writer) => {
          for (let turn = 0; turn < pushes; turn += 1) {
            const set = { batch: `${writer}-${turn}` };
            const [result] = await desk.push(transaction(...[1, 2, 3].map(() => operation({ set }))));
            expect(result?.status).toBe('applied');
          }
        }),
      ).finally(() => {
        writing = false;
      });

      const seen = new Map<string, WireRecord>();
      let cursor: string | undefined;
      for (let last = false; !last;) {
        last = !writing;
        const { pages, cursor: next } = await reader.allChanges(cursor, 7);
        cursor = next;
        for (const page of pages) {
          for (const record of page) {
            const { batch } = record.data;
            const together = page.filter(({ data }) => data['batch'] === batch);
            expect([batch, together.length]).toEqual([batch, 3]);
            seen.set(record.id, record);
          }
        }
      }
      await written;
      expect(seen.size).toBe(writers * pushes * 3);
    });

    test('those who change the same records never overwrite each other and never block each other', async () => {
      const tenant = await bench.tenant();
      const desks = await Promise.all(
        Array.from({ length: Math.min(writers, 6) }, (_, i) => bench.desk(tenant, `Writer ${i}`)),
      );
      const shared = Array.from({ length: 4 }, () => operation({ set: {} }));
      await desks[0]?.push(transaction(...shared));
      let taken = 0;
      await Promise.all(
        desks.map(async (desk, writer) => {
          // Each in an order of its own: without an order of locks they would wait for each other.
          const order = writer % 2 === 0 ? shared : shared.toReversed();
          let versions = new Map(shared.map(({ id }) => [id, 1]));
          for (let done = 0; done < 3;) {
            const ops = order.map(({ id }) =>
              operation({ id, base: versions.get(id) ?? 0, set: { [`w${writer}-${done}`]: true } }),
            );
            const [result] = await desk.push(transaction(...ops));
            expect(['applied', 'conflict']).toContain(result?.status);
            if (result?.status === 'applied') done += 1;
            versions = newer(versions, result);
          }
          taken += 3;
        }),
      );
      const { records } = (await desks[0]?.snapshot()) ?? { records: [] };
      expect(records.map(({ v }) => v)).toEqual(shared.map(() => 1 + taken));
      expect(records.map(({ data }) => Object.keys(data).length)).toEqual(shared.map(() => taken));
    });

    test('those who create the same record at once: one does, the others are told', async () => {
      const tenant = await bench.tenant();
      const desks = await Promise.all(
        Array.from({ length: writers }, (_, i) => bench.desk(tenant, `Writer ${i}`)),
      );
      const { id } = operation();
      const results = await Promise.all(desks.map((desk) => desk.push(transaction(operation({ id })))));
      const statuses = results.map(([result]) => result?.status);
      expect(statuses.filter((status) => status === 'applied')).toHaveLength(1);
      expect(statuses.filter((status) => status === 'conflict')).toHaveLength(writers - 1);
    });
  });
}

function newer(versions: ReadonlyMap<string, number>, result: PushResult | undefined): Map<string, number> {
  const next = new Map(versions);
  for (const { current } of result?.ops ?? []) if (current) next.set(current.id, current.v);
  if (result?.status === 'applied') for (const [id, v] of next) next.set(id, v + 1);
  return next;
}
