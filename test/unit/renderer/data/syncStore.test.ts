import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createEngine } from '#shared/sync/engine';
import { createProtocolClient } from '#shared/sync/protocolClient';
import { DeskDatabase } from '../../../../renderer/data/db';
import { hexSha256 } from '../../../../renderer/data/hexSha256';
import { historyOf } from '../../../../renderer/data/historyLog';
import { create, remove, update } from '../../../../renderer/data/mutation';
import { conflictedRecords } from '../../../../renderer/data/queries/conflicts';
import { peopleNames, personName } from '../../../../renderer/data/queries/people';
import { createSyncStore } from '../../../../renderer/data/syncStore';
import { guardJournal } from '../../../../renderer/data/guardedJournal';
import { createDoor } from '../../../../renderer/data/write';
import { memoryJournal } from '../../../support/builders';
import { createMemoryEndpoint } from '../../../support/memoryEndpoint';
import type { MemoryEndpoint } from '../../../support/memoryEndpoint';
import { describeSyncStore } from '../../../support/syncStoreContract';

async function openDatabases() {
  const dexie = { indexedDB: new IDBFactory(), IDBKeyRange };
  const strict = new DeskDatabase({ dexie });
  const relaxed = new DeskDatabase({ dexie, durability: 'relaxed' });
  await strict.open();
  await relaxed.open();
  return { strict, relaxed };
}

describeSyncStore('on Dexie', async () => {
  const databases = await openDatabases();
  return {
    store: createSyncStore({ ...databases, makeId: () => v7() }),
    histories: () => databases.strict.history.count(),
  };
});

/** A laptop of real parts: the desk's database, its door, the sync store, the engine. */
async function aDesk(endpoint: MemoryEndpoint, person: string) {
  const { strict: db, relaxed } = await openDatabases();
  const settled: string[] = [];
  const makeId = () => v7();
  const now = () => new Date();
  const engine = createEngine({
    store: createSyncStore({ strict: db, relaxed, makeId }),
    client: createProtocolClient({ request: async (request) => endpoint.handle(request, person) }),
    now,
    random: () => 0.5,
    newId: makeId,
    device: v7(),
    sha256: hexSha256,
    onSettled: (records) => settled.push(...records.map(({ id, seq }) => `${id} ${seq}`)),
  });
  const door = createDoor({ db, journal: guardJournal(memoryJournal()), now, makeId, author: () => person });
  return { db, door, engine, settled };
}

const aPartner = { name: 'Aubrac Réseaux', type: 'reseller', stage: 'active' } as const;

describe('two desks on one endpoint', () => {
  it('S68 both see both edits of different fields, in the record’s history too', async () => {
    const endpoint = createMemoryEndpoint({ now: () => new Date() });
    const [anne, bruno] = [await aDesk(endpoint, 'anne'), await aDesk(endpoint, 'bruno')];
    const id = v7();
    await anne.door.write([create('partner', id, aPartner)]);
    expect(await anne.engine.sync()).toEqual({ state: 'idle' });
    expect(await bruno.engine.sync()).toEqual({ state: 'idle' });
    expect(await historyOf(bruno.db, 'partner', id)).toEqual([]);

    await anne.door.write([update('partner', id, { city: 'Rodez' })]);
    await bruno.door.write([update('partner', id, { territory: 'Aveyron' })]);
    for (const desk of [anne, bruno, anne]) await desk.engine.sync();

    for (const { db } of [anne, bruno]) {
      expect(await db.records('partner').get(id)).toMatchObject({
        v: 3,
        data: { ...aPartner, city: 'Rodez', territory: 'Aveyron' },
      });
      expect(await db.outbox.count()).toBe(0);
    }
    expect(await historyOf(anne.db, 'partner', id)).toMatchObject([
      { origin: 'elsewhere', by: 'bruno', before: { territory: '' }, after: { territory: 'Aveyron' } },
      { origin: 'here', after: { city: 'Rodez' } },
      { origin: 'here', effect: 'create' },
    ]);
    expect(anne.settled).toEqual([`${id} 1`, `${id} 2`]);
  });

  it('S70 both see one value of a field that both edited, and both values in the conflict', async () => {
    const names = { anne: 'Anne Lemaire', bruno: 'Bruno Vidal' };
    const endpoint = createMemoryEndpoint({ now: () => new Date(), names });
    const [anne, bruno] = [await aDesk(endpoint, 'anne'), await aDesk(endpoint, 'bruno')];
    const id = v7();
    await anne.door.write([create('partner', id, aPartner)]);
    for (const desk of [anne, bruno]) await desk.engine.sync();
    await anne.door.write([update('partner', id, { city: 'Rodez' })]);
    await bruno.door.write([update('partner', id, { city: 'Millau' })]);
    for (const desk of [anne, bruno, anne]) await desk.engine.sync();

    for (const { db, engine } of [anne, bruno]) {
      expect((await db.records('partner').get(id))?.data.city).toBe('Rodez');
      expect(await db.records('mergeConflict').toArray()).toMatchObject([
        {
          v: 1,
          data: {
            collection: 'partner',
            recordId: id,
            recordTitle: 'Aubrac Réseaux',
            field: 'city',
            base: '',
            mine: 'Millau',
            mineBy: 'bruno',
            theirs: 'Rodez',
            theirsBy: 'anne',
            state: 'open',
          },
        },
      ]);
      expect(engine.status().receipt).toMatchObject({ lost: 0 });
      const [waiting] = (await conflictedRecords(db)).flatMap(({ conflicts }) => conflicts);
      const people = await peopleNames(db);
      const { mineBy = '', theirsBy = '' } = waiting?.data ?? {};
      expect([personName(people, mineBy), personName(people, theirsBy)]).toEqual([names.bruno, names.anne]);
    }
    expect(bruno.engine.status().receipt).toMatchObject({ sent: 1, conflicts: 1, quarantined: 0, lost: 0 });
    expect(bruno.settled).toEqual([`${id} 1`]);
  });

  it('S46 both have in the trash what one of them deleted, with all that belongs to it', async () => {
    const endpoint = createMemoryEndpoint({ now: () => new Date() });
    const [anne, bruno] = [await aDesk(endpoint, 'anne'), await aDesk(endpoint, 'bruno')];
    const [partnerId, contactId] = [v7(), v7()];
    await anne.door.write([
      create('partner', partnerId, aPartner),
      create('contact', contactId, { partnerId, firstName: 'Zoé', lastName: 'Roc' }),
    ]);
    for (const desk of [anne, bruno]) await desk.engine.sync();
    await bruno.door.write([remove('partner', partnerId)]);
    for (const desk of [bruno, anne]) await desk.engine.sync();
    for (const { db } of [anne, bruno]) {
      expect(await db.records('partner').count()).toBe(0);
      expect((await db.trash.toArray()).map(({ id, v }) => `${id} ${v}`).toSorted()).toEqual(
        [`${partnerId} 2`, `${contactId} 2`].toSorted(),
      );
    }
    const [first, second] = await anne.db.trash.toArray();
    expect(first?.tx).toBe(second?.tx);
  });
});
