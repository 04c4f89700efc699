import { describe, expect, it } from 'vitest';
import type { RecordKey } from '#shared/sync/ports';
import { create, remove, restore, update } from '../../../renderer/data/mutation';
import { createLaptop } from '../../support/laptop';
import type { Laptop } from '../../support/laptop';
import { createMemoryEndpoint } from '../../support/memoryEndpoint';
import type { MemoryEndpoint } from '../../support/memoryEndpoint';
import { uuid } from '../../support/syncValues';

const aubrac = { c: 'partner', id: uuid(1) };
const nordlicht = { c: 'partner', id: uuid(2) };
const draft = { name: 'Aubrac Réseaux', type: 'reseller', stage: 'active', city: 'Rodez' } as const;

/** Anne and Bruno, who both have Aubrac and forty others, and an endpoint whose backup was taken then. */
async function twoLaptops() {
  const endpoint = createMemoryEndpoint();
  const cut = { pulls: false };
  const laptopOf = (person: string, number: number) =>
    createLaptop({
      person,
      number,
      transport: {
        request: async (request) => {
          if (cut.pulls && request.path.startsWith('/v1/changes')) throw new Error('gone');
          return endpoint.handle(request, person);
        },
      },
    });
  const [anne, bruno] = [laptopOf('anne', 1), laptopOf('bruno', 2)];
  await anne.write([create('partner', aubrac.id, draft)]);
  const others = Array.from({ length: 40 }, (_, index) => create('partner', uuid(100 + index), draft));
  await anne.write(others);
  await sync(anne, bruno);
  return { endpoint, anne, bruno, cut, bringBack: endpoint.backup() };
}

async function sync(...laptops: readonly Laptop[]): Promise<void> {
  for (const laptop of laptops) await laptop.engine().sync();
}

const atEndpoint = (endpoint: MemoryEndpoint, { id }: RecordKey) =>
  endpoint.records().find((record) => record.id === id);

const conflictsOf = (laptop: Laptop) =>
  laptop.store
    .records()
    .filter(({ c }) => c === 'mergeConflict')
    .map(({ data }) => data);

describe.each([
  ['under a new epoch', true],
  ['under the old epoch, which nobody renewed', false],
])('an endpoint that came back from its backup %s', (_how, renewed) => {
  it('S50 gets back what this laptop had sent and it has lost', async () => {
    const { endpoint, anne, bringBack } = await twoLaptops();
    await anne.write([update('partner', aubrac.id, { city: 'Millau' })]);
    await sync(anne);
    bringBack(renewed);
    await sync(anne);
    expect(atEndpoint(endpoint, aubrac)).toMatchObject({ data: { city: 'Millau' } });
    expect(anne.store.record(aubrac)).toMatchObject({ data: { city: 'Millau' } });
  });

  it('S56 gets back what was sent right before, and never seen in the feed', async () => {
    const { endpoint, anne, cut, bringBack } = await twoLaptops();
    await anne.write([update('partner', aubrac.id, { city: 'Millau' })]);
    cut.pulls = true;
    await sync(anne);
    expect(anne.store.operations()).toEqual([]);
    bringBack(renewed);
    cut.pulls = false;
    anne.crash();
    await sync(anne);
    expect(atEndpoint(endpoint, aubrac)).toMatchObject({ data: { city: 'Millau' } });
  });

  it('S51 does not take from this laptop what it has lost, when an edit on top of it is sent first', async () => {
    const { endpoint, anne, bringBack } = await twoLaptops();
    await anne.write([update('partner', aubrac.id, { city: 'Millau' })]);
    await sync(anne);
    bringBack(renewed);
    await anne.write([update('partner', aubrac.id, { territory: 'Aveyron' })]);
    await sync(anne);
    expect(atEndpoint(endpoint, aubrac)).toMatchObject({ data: { city: 'Millau', territory: 'Aveyron' } });
    expect(conflictsOf(anne)).toEqual([]);
  });

  it('S53 never makes this laptop drop what was created since', async () => {
    const { endpoint, anne, bringBack } = await twoLaptops();
    await anne.write([create('partner', nordlicht.id, { ...draft, name: 'Nordlicht Systeme' })]);
    await sync(anne);
    bringBack(renewed);
    expect(await anne.engine().sync()).toMatchObject({ state: renewed ? 'idle' : 'asking' });
    expect(anne.store.record(nordlicht)).toMatchObject({ data: { name: 'Nordlicht Systeme' } });
    await anne.engine().answer('keep');
    await sync(anne);
    expect(atEndpoint(endpoint, nordlicht)).toMatchObject({ data: { name: 'Nordlicht Systeme' } });
  });

  it('S52 gets a record whole that was created since and is edited now', async () => {
    const { endpoint, anne, bringBack } = await twoLaptops();
    await anne.write([create('partner', nordlicht.id, draft)]);
    await sync(anne);
    bringBack(renewed);
    await anne.write([update('partner', nordlicht.id, { city: 'Millau' })]);
    await sync(anne);
    expect(atEndpoint(endpoint, nordlicht)).toMatchObject({ data: { ...draft, city: 'Millau' } });
    expect(anne.store.operations()).toEqual([]);
    expect(anne.engine().status().receipt).toMatchObject({ lost: 0, quarantined: 0 });
  });

  it('S54 keeps both values where each laptop’s history says something else of one version', async () => {
    const { anne, bruno, bringBack } = await twoLaptops();
    await anne.write([update('partner', aubrac.id, { city: 'Millau' })]);
    await sync(anne);
    bringBack(renewed);
    await bruno.write([update('partner', aubrac.id, { city: 'Espalion' })]);
    await sync(bruno, anne, bruno);
    for (const laptop of [anne, bruno]) {
      expect(laptop.store.record(aubrac)).toMatchObject({ data: { city: 'Espalion' } });
      expect(conflictsOf(laptop)).toMatchObject([{ field: 'city', mine: 'Millau', theirs: 'Espalion' }]);
    }
  });
});

describe('a record that is missing in the snapshot of an endpoint that came back under its old epoch', () => {
  it('S53 is asked about no longer once it shows in the feed, and is held against what is there now', async () => {
    const { anne, bruno, cut, bringBack } = await twoLaptops();
    await anne.write([create('partner', nordlicht.id, draft)]);
    await sync(anne, bruno);
    bringBack(false);
    await anne.write([update('partner', aubrac.id, { territory: 'Aveyron' })]);
    cut.pulls = true;
    await sync(anne);
    expect(anne.store.state().question).toMatchObject({ absent: [nordlicht] });
    cut.pulls = false;
    await bruno.write([update('partner', nordlicht.id, { city: 'Espalion' })]);
    await sync(bruno);
    expect(await anne.engine().sync()).toMatchObject({ state: 'idle' });
    await sync(anne, bruno);
    for (const laptop of [anne, bruno]) {
      expect(laptop.store.record(nordlicht)).toMatchObject({ data: { city: 'Espalion' } });
      expect(conflictsOf(laptop)).toMatchObject([{ field: 'city', mine: 'Rodez', theirs: 'Espalion' }]);
    }
  });
});

describe('an endpoint that came back while a request was under way', () => {
  it('S57 is found out by the next request, though another has written the same version since', async () => {
    const { endpoint, anne, bruno, cut, bringBack } = await twoLaptops();
    await anne.write([update('partner', aubrac.id, { city: 'Millau' })]);
    cut.pulls = true;
    await sync(anne);
    bringBack(false);
    cut.pulls = false;
    await bruno.write([update('partner', aubrac.id, { city: 'Espalion' })]);
    await sync(bruno, anne, bruno);
    for (const laptop of [anne, bruno]) {
      expect(laptop.store.record(aubrac)).toMatchObject({ data: { city: 'Espalion' } });
      expect(conflictsOf(laptop)).toMatchObject([{ mine: 'Millau', theirs: 'Espalion' }]);
    }
    expect(endpoint.records().filter(({ c }) => c === 'mergeConflict')).toHaveLength(1);
  });

  it('S57 takes no push of a laptop that was shown more than it holds', async () => {
    const { endpoint, anne, bruno, bringBack } = await twoLaptops();
    await anne.write([update('partner', aubrac.id, { city: 'Millau' })]);
    await sync(anne);
    bringBack(false);
    await bruno.write([update('partner', aubrac.id, { city: 'Espalion' })]);
    await sync(bruno);
    await anne.write([update('partner', aubrac.id, { city: 'Rodez' })]);
    await sync(anne, bruno);
    expect(atEndpoint(endpoint, aubrac)).toMatchObject({ data: { city: 'Espalion' } });
    expect(conflictsOf(bruno)).toMatchObject([{ mine: 'Rodez', theirs: 'Espalion' }]);
  });

  it('S54 gets what it lost before what waits, which was written on it', async () => {
    const { endpoint, anne, bruno, bringBack } = await twoLaptops();
    await anne.write([update('partner', aubrac.id, { tags: ['silver'] })]);
    await sync(anne);
    bringBack(false);
    await bruno.write([update('partner', aubrac.id, { city: 'Espalion' })]);
    await sync(bruno);
    await anne.write([update('partner', aubrac.id, { tags: ['gold'] })]);
    await anne.write([remove('partner', aubrac.id)]);
    await sync(anne, anne);
    expect(atEndpoint(endpoint, aubrac)).toMatchObject({ deleted: true, data: { tags: ['gold'] } });
    expect(anne.store.record(aubrac)).toMatchObject({ deleted: true, data: { tags: ['gold'] } });
  });
});

describe('a laptop that must start again from a snapshot', () => {
  it('S53 sends an edited record whole, for its version may stand for another content by then', async () => {
    const { endpoint, anne, bruno, bringBack } = await twoLaptops();
    await anne.write([create('partner', nordlicht.id, { ...draft, tags: ['silver'] })]);
    await sync(anne, bruno);
    bringBack(false);
    await sync(bruno);
    expect(bruno.store.state().question?.absent).toEqual([nordlicht]);
    await bruno.write([update('partner', nordlicht.id, { city: 'Millau' })]);
    // Created anew, in the same version with another content.
    await anne.write([update('partner', nordlicht.id, { tags: ['gold'] })]);
    await sync(anne, bruno, anne, bruno);
    for (const held of [atEndpoint(endpoint, nordlicht), anne.store.record(nordlicht)]) {
      expect(bruno.store.record(nordlicht)?.data).toEqual(held?.data);
    }
    expect(conflictsOf(bruno)).toMatchObject([{ field: 'city', mine: 'Millau', theirs: 'Rodez' }]);
    expect(bruno.store.state().question).toBeNull();
  });

  it('S55 keeps its trash, which a snapshot never holds', async () => {
    const { endpoint, anne, bruno } = await twoLaptops();
    await bruno.write([remove('partner', aubrac.id)]);
    await sync(bruno, anne);
    const bringBack = endpoint.backup();
    await bruno.write([update('partner', uuid(100), { city: 'Millau' })]);
    await sync(bruno, anne);
    bringBack(false);
    await sync(anne);
    expect(anne.store.record(aubrac)).toMatchObject({ deleted: true, data: { name: 'Aubrac Réseaux' } });
    await anne.write([restore('partner', aubrac.id)]);
    await sync(anne);
    expect(atEndpoint(endpoint, aubrac)).toMatchObject({ deleted: false, data: { city: 'Rodez' } });
  });

  it('S55 tells the endpoint of what is in its trash and was never there, so that it lives on nowhere', async () => {
    const { endpoint, anne, bruno, bringBack } = await twoLaptops();
    await anne.write([create('partner', nordlicht.id, draft)]);
    await sync(anne, bruno);
    await anne.write([remove('partner', nordlicht.id)]);
    await sync(anne);
    bringBack(false);
    await sync(anne, bruno);
    await bruno.engine().answer('keep');
    await sync(bruno, anne);
    expect(atEndpoint(endpoint, nordlicht)).toMatchObject({ deleted: true });
    expect(bruno.store.record(nordlicht)).toMatchObject({ deleted: true });
  });

  it('S53 asks before it removes anything, and removes what it was told to', async () => {
    const { endpoint, anne, bringBack } = await twoLaptops();
    await anne.write([create('partner', nordlicht.id, draft)]);
    await sync(anne);
    bringBack(false);
    expect(await anne.engine().sync()).toEqual({ state: 'asking', absent: 1, of: 42 });
    await anne.engine().answer('remove');
    await sync(anne);
    expect(anne.store.record(nordlicht)).toBeUndefined();
    expect(atEndpoint(endpoint, nordlicht)).toBeUndefined();
  });

  it('S53 sends again what it was told to keep, and a deletion made there meanwhile still holds', async () => {
    const { endpoint, anne, bruno } = await twoLaptops();
    const bringBack = endpoint.backup();
    await bruno.write([update('partner', uuid(100), { city: 'Millau' })]);
    await sync(bruno, anne);
    bringBack(false);
    await sync(bruno);
    await bruno.write([remove('partner', aubrac.id)]);
    await sync(bruno);
    await sync(anne);
    await anne.engine().answer('keep');
    await sync(anne);
    expect(atEndpoint(endpoint, aubrac)).toMatchObject({ deleted: true });
    expect(anne.store.record(aubrac)).toMatchObject({ deleted: true });
    expect(conflictsOf(anne)).toEqual([]);
  });
});
