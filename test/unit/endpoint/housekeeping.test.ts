import { expect, test } from 'vitest';
import { createHousekeeping } from '../../../endpoint/housekeeping';

test('each tenant that works is tidied once a day, and a chore that fails stops no other', async () => {
  const done: string[] = [];
  const failures: unknown[] = [];
  let instant = new Date('2026-03-02T08:00:00Z');
  const housekeeping = createHousekeeping({
    chores: [
      { name: 'broken', run: () => Promise.reject(new TypeError('Confidential')) },
      { name: 'whole', run: async (tenant) => done.push(tenant) },
    ],
    now: () => instant,
    log: { info: () => undefined, error: (entry: unknown) => failures.push(entry) },
  });
  for (const tenant of ['acme', 'acme', 'orion', 'acme']) housekeeping.atWork(tenant);
  await housekeeping.settled();
  expect(done).toEqual(['acme', 'orion']);
  instant = new Date('2026-03-03T08:00:00Z');
  housekeeping.atWork('acme');
  await housekeeping.settled();
  expect(done).toEqual(['acme', 'orion', 'acme']);
  expect(failures).toEqual(done.map(() => ({ chore: 'broken', failure: 'TypeError' })));
});
