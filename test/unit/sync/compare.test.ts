import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '#shared/sync/ports';
import { create, remove, update } from '../../../renderer/data/mutation';
import { createLaptop } from '../../support/laptop';
import type { Laptop } from '../../support/laptop';
import { createMemoryEndpoint } from '../../support/memoryEndpoint';
import { uuid } from '../../support/syncValues';

const draft = { name: 'Aubrac Réseaux', type: 'reseller', stage: 'active', city: 'Rodez' } as const;
const key = (n: number) => ({ c: 'partner', id: uuid(n) });
const dayMs = 86_400_000;

/** Anne, whose laptop has compared nothing yet, and forty partners on the endpoint. */
async function aLaptop() {
  let clock = Date.parse('2026-01-05T08:00:00.000Z');
  const endpoint = createMemoryEndpoint({ now: () => new Date(clock) });
  const asked: string[] = [];
  const laptopOf = (person: string, number: number) =>
    createLaptop({
      person,
      number,
      now: () => new Date(clock),
      transport: {
        request: async (request) => {
          if (person === 'anne') asked.push(request.path);
          return endpoint.handle(request, person);
        },
      },
    });
  const [anne, bruno] = [laptopOf('anne', 1), laptopOf('bruno', 2)];
  await bruno.write(Array.from({ length: 40 }, (_, n) => create('partner', uuid(n + 1), draft)));
  await bruno.engine().sync();
  await anne.engine().sync();
  const sync = () => anne.engine().sync();
  return {
    endpoint,
    anne,
    bruno,
    sync,
    asked,
    /** What was asked of the endpoint by a run a day later. */
    aDayLater: async () => {
      clock += dayMs;
      asked.length = 0;
      const ended = await sync();
      return { ended, asked: asked.map((path) => path.replace(/limit=\d+&?/, '')) };
    },
    stored: (n: number) => anne.store.record(key(n)) as StoredRecord,
  };
}

describe('S110 a laptop compares its records with the endpoint’s', () => {
  it('once a day, in a run that has nothing else to do, and asks for nothing more when all is alike', async () => {
    const { bruno, sync, asked, aDayLater } = await aLaptop();
    await bruno.write([update('partner', uuid(1), { city: 'Millau' })]);
    await bruno.engine().sync();
    expect((await aDayLater()).asked).not.toContain('/v1/digest');
    expect((await aDayLater()).asked.slice(2)).toEqual(['/v1/digest']);
    await sync();
    expect(asked.filter((path) => path === '/v1/digest')).toHaveLength(1);
  });

  it('soon after it had to start again from a snapshot', async () => {
    const { endpoint, anne, sync } = await aLaptop();
    endpoint.backup()();
    await sync();
    expect(anne.store.state().comparedAt).toBeNull();
    await sync();
    expect(anne.store.state().comparedAt).not.toBeNull();
  });

  it('and takes its own unsent changes for no difference', async () => {
    const { anne, aDayLater } = await aLaptop();
    await anne.write([remove('partner', uuid(1)), update('partner', uuid(2), { city: 'Millau' })]);
    await anne.write([create('partner', uuid(90), draft)]);
    await putAside(anne);
    const { asked } = await aDayLater();
    expect(asked.filter((path) => path.startsWith('/v1/snapshot'))).toEqual([]);
    expect(asked).toContain('/v1/digest');
    expect(anne.store.operations()).toHaveLength(3);
  });
});

/** Puts all that waits into quarantine, as an endpoint's refusal would. */
async function putAside({ store }: Laptop): Promise<void> {
  await store.open().transaction({ durability: 'strict', collections: [] }, async (t) => {
    const waiting = await t.operations();
    await t.putOperations(waiting.map((operation) => ({ ...operation, state: 'quarantined' })));
  });
}

describe('S111 what a comparison finds wrong here is fetched again', () => {
  it('a record that was lost comes back, by its bucket alone', async () => {
    const { anne, aDayLater, stored } = await aLaptop();
    const was = stored(7);
    anne.store.damage(key(7), undefined);
    const { ended, asked } = await aDayLater();
    expect(ended).toEqual({ state: 'idle' });
    const paths = asked.slice(2).map((path) => path.replace(/&seen=.*$/, ''));
    expect(paths).toEqual(['/v1/digest', '/v1/snapshot?bucket=07']);
    expect(stored(7)).toEqual(was);
    expect(anne.engine().status().receipt).toMatchObject({ received: 1, lost: 0 });
  });

  it.each([
    ['an older', -1],
    ['a newer', 3],
  ])(
    'a record of %s version than the endpoint’s is put right, and what it was stays in its history',
    async (_how, by) => {
      const { anne, bruno, aDayLater, stored, sync } = await aLaptop();
      await bruno.write([update('partner', uuid(7), { city: 'Millau' })]);
      await bruno.engine().sync();
      await sync();
      const was = stored(7);
      anne.store.damage(key(7), { ...was, v: was.v + by, data: { ...was.data, city: 'Espalion' } });
      await aDayLater();
      expect(stored(7)).toEqual(was);
      expect(anne.store.history().at(-1)).toMatchObject({
        before: { city: 'Espalion' },
        after: { city: 'Millau' },
      });
      expect(anne.store.operations()).toEqual([]);
    },
  );

  it('with the unsent changes of that record on top', async () => {
    const { anne, aDayLater, stored } = await aLaptop();
    const was = stored(7);
    await anne.write([update('partner', uuid(7), { city: 'Millau' })]);
    await putAside(anne);
    anne.store.damage(key(7), undefined);
    await aDayLater();
    expect(stored(7)).toMatchObject({ v: was.v, data: { ...was.data, city: 'Millau' } });
    expect(anne.store.operations()).toMatchObject([{ after: { city: 'Millau' } }]);
  });

  it('a deletion that was missed is told by its tombstone, and nobody is asked', async () => {
    const { anne, bruno, aDayLater, stored, sync } = await aLaptop();
    const was = stored(7);
    await bruno.write([remove('partner', uuid(7))]);
    await bruno.engine().sync();
    await sync();
    expect(stored(7).deleted).toBe(true);
    anne.store.damage(key(7), was);
    expect((await aDayLater()).ended).toEqual({ state: 'idle' });
    expect(stored(7)).toMatchObject({ deleted: true, v: 2 });
  });

  it('nothing goes for being absent there: a person says what becomes of it', async () => {
    const { anne, aDayLater, stored, sync } = await aLaptop();
    anne.store.damage(key(77), { ...stored(7), id: uuid(77) });
    expect((await aDayLater()).ended).toEqual({ state: 'asking', absent: 1, of: 41 });
    expect(stored(77)).toMatchObject({ v: 1 });
    await anne.engine().answer('remove');
    expect(await sync()).toEqual({ state: 'idle' });
    expect(stored(77)).toBeUndefined();
  });

  it('a bucket that isn’t the one of the digest, since it moved on or was cut, makes nothing older and nobody asked', async () => {
    const { endpoint, anne, aDayLater, stored } = await aLaptop();
    const [seven, eight] = [stored(7), { ...stored(7), id: uuid(0x107) }];
    anne.store.damage(key(7), { ...seven, v: 9 });
    anne.store.damage(eight, eight);
    const handle = endpoint.handle.bind(endpoint);
    endpoint.handle = (request, person) => {
      const answer = handle(request, person);
      if (!request.path.includes('bucket=')) return answer;
      const page = JSON.parse(answer.text) as { records: StoredRecord[] };
      const records = page.records.map((record) => ({ ...record, v: 8 }));
      return { ...answer, text: JSON.stringify({ ...page, records }) };
    };
    expect((await aDayLater()).ended).toEqual({ state: 'idle' });
    expect(stored(7).v).toBe(9);
    expect(anne.store.record(eight)).toEqual(eight);
  });
});
