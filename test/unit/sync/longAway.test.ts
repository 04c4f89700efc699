import { describe, expect, it } from 'vitest';
import { create, remove, restore, update } from '../../../renderer/data/mutation';
import { createLaptop } from '../../support/laptop';
import { createMemoryEndpoint } from '../../support/memoryEndpoint';
import { uuid } from '../../support/syncValues';

const draft = { name: 'Aubrac Réseaux', type: 'reseller', stage: 'active', city: 'Rodez' } as const;
const key = (n: number) => ({ c: 'partner', id: uuid(n) });

/**
 * Anne and Bruno had sixty partners, and 59 in Anne's trash besides. Anne stayed away; Bruno deleted some, which the endpoint has
 * forgotten by now.
 */
async function awayWhile(
  deleted: readonly number[],
  before?: (anne: ReturnType<typeof createLaptop>) => Promise<unknown>,
) {
  let clock = Date.parse('2026-01-05T08:00:00.000Z');
  const endpoint = createMemoryEndpoint({ now: () => new Date(clock) });
  const pushes: string[] = [];
  const laptopOf = (person: string, number: number) =>
    createLaptop({
      person,
      number,
      now: () => new Date(clock),
      transport: {
        request: async (request) => {
          if (person === 'anne' && request.body) pushes.push(request.body);
          return endpoint.handle(request, person);
        },
      },
    });
  const [anne, bruno] = [laptopOf('anne', 1), laptopOf('bruno', 2)];
  await bruno.write(Array.from({ length: 60 }, (_, n) => create('partner', uuid(n + 1), draft)));
  for (const each of [bruno, anne]) await each.engine().sync();
  await anne.write([remove('partner', uuid(60))]);
  for (const each of [anne, bruno]) await each.engine().sync();
  await before?.(anne);
  await bruno.write(deleted.map((n) => remove('partner', uuid(n))));
  await bruno.engine().sync();
  await bruno.engine().sync();
  clock += 401 * 86_400_000;
  endpoint.forget(endpoint.head());
  pushes.length = 0;
  return {
    endpoint,
    anne,
    bruno,
    pushes,
    there: (n: number) => endpoint.records().find(({ id }) => id === uuid(n)),
  };
}

describe('S112 a laptop that comes back after 400 days', () => {
  it('loses what was deleted meanwhile, asked about nothing, and keeps its trash to itself', async () => {
    const { endpoint, anne, pushes } = await awayWhile([7, 8]);
    expect(await anne.engine().sync()).toEqual({ state: 'idle' });
    expect(anne.store.record(key(7))).toMatchObject({ deleted: false });
    expect(await anne.engine().sync()).toEqual({ state: 'idle' });
    expect([7, 8].map((n) => anne.store.record(key(n)))).toEqual([undefined, undefined]);
    expect(anne.store.records()).toHaveLength(58);
    expect(anne.store.record(key(60))).toMatchObject({ deleted: true, data: draft });
    expect(pushes).toEqual([]);
    expect(endpoint.records()).toHaveLength(57);
  });

  it('asks when it is more than five in a hundred', async () => {
    const { anne } = await awayWhile([7, 8, 9]);
    await anne.engine().sync();
    expect(await anne.engine().sync()).toEqual({ state: 'asking', absent: 3, of: 59 });
    await anne.engine().answer('remove');
    expect(await anne.engine().sync()).toEqual({ state: 'idle' });
    expect(anne.store.record(key(7))).toBeUndefined();
  });

  it('brings nothing back to life by what it had not sent: a person sees to that', async () => {
    const { anne, there } = await awayWhile([7]);
    await anne.write([update('partner', uuid(7), { city: 'Millau' })]);
    await anne.write([update('partner', uuid(9), { city: 'Millau' })]);
    for (let run = 0; run < 3; run += 1) await anne.engine().sync();
    expect(there(7)).toBeUndefined();
    expect(there(9)).toMatchObject({ data: { city: 'Millau' } });
    expect(anne.store.operations()).toMatchObject([
      { ...key(7), state: 'quarantined', after: { city: 'Millau' } },
    ]);
    expect(anne.store.record(key(7))).toMatchObject({ data: { city: 'Millau' } });
    await anne.engine().retryQuarantined();
    await anne.engine().sync();
    expect(there(7)).toMatchObject({ deleted: false, data: { ...draft, city: 'Millau' } });
  });

  it('restores from its trash what the endpoint has forgotten', async () => {
    const { anne, bruno, there } = await awayWhile([]);
    for (let run = 0; run < 2; run += 1) await anne.engine().sync();
    await anne.write([restore('partner', uuid(60))]);
    for (const each of [anne, anne, bruno]) await each.engine().sync();
    expect(there(60)).toMatchObject({ deleted: false, data: draft });
    expect(bruno.store.record(key(60))).toMatchObject({ deleted: false, v: there(60)?.v });
    expect(anne.store.operations()).toEqual([]);
  });

  it('asks before it drops anything when the feed never showed what it had sent last', async () => {
    const { anne } = await awayWhile([7], async ({ store }) => {
      await store.open().transaction({ durability: 'strict', collections: [] }, async (t) => {
        await t.setState({ ...(await t.state()), sent: [{ ...key(9), v: 1 }] });
      });
    });
    expect(await anne.engine().sync()).toEqual({ state: 'asking', absent: 1, of: 60 });
  });
});
