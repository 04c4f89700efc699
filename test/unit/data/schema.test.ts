import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../renderer/data/db';
import type { Migration } from '../../../renderer/data/migrations';
import { storesOf, versionOf } from '../../../renderer/data/schema';
import type { StoredKind } from '../../../renderer/data/schema';
import { kindNames } from '#shared/domain/entities';
import { anAttachment, aPartner, aRow } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { databaseOn, memoryDisk } from '../../support/testDesk';

const first: readonly StoredKind[] = [{ name: 'partner', since: 1, indexes: [{ on: 'name', since: 1 }] }];

/** The same register two versions on: an index in 2, a kind in 3. */
const third: readonly StoredKind[] = [
  {
    name: 'partner',
    since: 1,
    indexes: [
      { on: 'name', since: 1 },
      { on: 'stage+city', since: 2 },
    ],
  },
  { name: 'deal', since: 3, indexes: [] },
];

describe('the schema', () => {
  it('has the version of its newest part', () => {
    expect(versionOf(first)).toBe(1);
    expect(versionOf(third)).toBe(3);
  });

  it('declares each version as it was handed out', () => {
    expect(storesOf(1, third)).toEqual(storesOf(1, first));
    expect(storesOf(2, third)['partner']).toBe('id, data.name, [data.stage+data.city], sample');
    expect(storesOf(2, third)['deal']).toBeUndefined();
    expect(storesOf(3, third)['deal']).toBe('id, sample');
  });

  it('has a table for every kind of the register', () => {
    expect(Object.keys(storesOf(versionOf()))).toEqual(expect.arrayContaining([...kindNames]));
  });
});

describe('opening the database', () => {
  it('brings an older one up to date with its rows, and runs its migrations in order', async () => {
    const disk = memoryDisk();
    const old = databaseOn(disk, { kinds: first, migrations: [] });
    await old.records('partner').add(aRow('partner', aPartner()));
    await old.meta.put({ key: 'seq', value: 12 });
    old.close();

    const ran: number[] = [];
    const step = (version: number): Migration => ({
      version,
      upgrade: async (tx) => {
        ran.push(version);
        await tx
          .table('partner')
          .toCollection()
          .modify((row: { data: { segments: string[] } }) => {
            row.data.segments.push(`v${version}`);
          });
      },
    });
    const db = databaseOn(disk, { kinds: third, migrations: [step(2), step(3)] });
    expect(await openDatabase(db)).toEqual({ ok: true });
    expect(ran).toEqual([2, 3]);
    const [row] = await db
      .records('partner')
      .where('[data.stage+data.city]')
      .equals(['active', 'Rodez'])
      .toArray();
    expect(row?.data).toMatchObject({ name: 'Aubrac Réseaux', segments: ['v2', 'v3'] });
    expect((await db.meta.get('seq'))?.value).toBe(12);
    expect(await db.table('deal').count()).toBe(0);
    db.close();
  });

  it('finds attachments that came while this laptop’s app didn’t know them yet', async () => {
    const disk = memoryDisk();
    const old = databaseOn(disk, { kinds: first, migrations: [] });
    const came = { c: 'attachment', v: 3, schema: 1, by: 'camille', at: '2026-03-01T08:00:00.000Z' };
    const data = anAttachment();
    await old.foreign.bulkPut([
      { ...came, id: uuid(1), deleted: false, data },
      { ...came, id: uuid(2), deleted: true, data },
      { ...came, c: 'deal', id: uuid(3), deleted: false, data: {} },
    ]);
    old.close();
    const db = databaseOn(disk, {});
    expect(await openDatabase(db)).toEqual({ ok: true });
    expect(await db.records('attachment').toArray()).toMatchObject([{ id: uuid(1), v: 3, data }]);
    expect(await db.trash.toArray()).toMatchObject([{ c: 'attachment', id: uuid(2), v: 3 }]);
    expect((await db.foreign.toArray()).map(({ id }) => id)).toEqual([uuid(3)]);
    db.close();
  });

  it('leaves an older one as it was when a migration fails', async () => {
    const disk = memoryDisk();
    const old = databaseOn(disk, { kinds: first, migrations: [] });
    await old.records('partner').add(aRow('partner', aPartner()));
    old.close();

    const failing: Migration = {
      version: 2,
      upgrade: async (tx) => {
        await tx.table('partner').clear();
        throw new Error('refused by the test');
      },
    };
    const broken = databaseOn(disk, { kinds: third, migrations: [failing] });
    expect(await openDatabase(broken)).toMatchObject({ ok: false, reason: 'damaged' });
    broken.close();

    const again = databaseOn(disk, { kinds: first, migrations: [] });
    expect(await openDatabase(again)).toEqual({ ok: true });
    expect(await again.records('partner').count()).toBe(1);
    again.close();
  });

  it('refuses a newer one and leaves it untouched', async () => {
    const disk = memoryDisk();
    const newer = databaseOn(disk, { kinds: third, migrations: [] });
    await newer.records('partner').add(aRow('partner', aPartner()));
    newer.close();

    const older = databaseOn(disk, { kinds: first, migrations: [] });
    expect(await openDatabase(older)).toEqual({ ok: false, reason: 'newer', found: 3, known: 1 });
    expect(older.isOpen()).toBe(false);

    const found = new Dexie('escale', { ...disk });
    await found.open();
    expect(found.verno).toBe(3);
    expect(await found.table('partner').get(uuid(1))).toBeDefined();
    expect(found.table('partner').schema.idxByName['[data.stage+data.city]']).toBeDefined();
    found.close();
  });
});
