import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../renderer/data/db';
import type { Migration } from '../../../renderer/data/migrations';
import { storesOf, versionOf } from '../../../renderer/data/schema';
import type { StoredKind } from '../../../renderer/data/schema';
import { kindNames } from '#shared/domain/entities';
import type { FieldMove } from '#shared/domain/kind';
import type { OutboxOperation } from '#shared/sync/outbox';
import { anAttachment, aPartner, aRow } from '../../support/builders';
import { anOperation, uuid } from '../../support/syncValues';
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

  it('S135 finds attachments that came while this laptop’s app didn’t know them yet', async () => {
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

  it('S135 moves fields wherever they are kept, and what was sent stays to the letter', async () => {
    const disk = memoryDisk();
    const before = [...first, { name: 'mergeConflict', since: 1, indexes: [] }];
    const old = databaseOn(disk, { kinds: before, migrations: [] });
    const operation = (number: number, more: Partial<OutboxOperation>) =>
      anOperation({
        op: uuid(100 + number),
        id: uuid(number),
        seq: number,
        after: { city: 'Rodez' },
        ...more,
      });
    const kept = { c: 'partner', deletedAt: '2026-03-01T08:00:00.000Z', tx: uuid(9) };
    await old.records('partner').add(aRow('partner', aPartner({ city: 'Rodez' })));
    await old.trash.add({ ...aRow('partner', aPartner({ city: 'Millau' }), { id: uuid(2) }), ...kept });
    await old.outbox.bulkAdd([
      operation(1, {}),
      operation(2, { state: 'inFlight' }),
      operation(3, { c: 'show' }),
    ]);
    await old.history.add({
      ...kept,
      id: uuid(50),
      recordId: uuid(1),
      at: kept.deletedAt,
      by: 'camille',
      origin: 'here',
      effect: 'write',
      before: { city: 'Figeac' },
      after: { city: 'Rodez' },
    });
    await old.table('mergeConflict').add({
      id: uuid(60),
      schema: 1,
      data: { collection: 'partner', field: 'city', mine: 'Albi' },
    });
    old.close();
    const move: FieldMove = {
      from: 'city',
      to: 'town',
      schema: 2,
      since: 2,
      value: (city) => ({ name: city }),
    };
    const second = before.map((kind) =>
      kind.name === 'partner' ? { ...kind, schema: 2, moves: [move] } : kind,
    );
    const db = databaseOn(disk, { kinds: second, migrations: [] });
    expect(await openDatabase(db)).toEqual({ ok: true });
    const [row] = await db.records('partner').toArray();
    expect(row).toMatchObject({ id: uuid(1), schema: 1, data: { town: { name: 'Rodez' } } });
    expect(row?.data).not.toHaveProperty('city');
    expect(row).not.toHaveProperty('c');
    expect(await db.trash.toArray()).toMatchObject([{ schema: 1, data: { town: { name: 'Millau' } } }]);
    expect(await db.outbox.orderBy('seq').toArray()).toMatchObject([
      { schema: 2, touched: ['town'], after: { town: { name: 'Rodez' } } },
      { schema: 1, touched: ['city'], after: { city: 'Rodez' } },
      { schema: 1, touched: ['city'] },
    ]);
    expect(await db.history.toArray()).toMatchObject([
      { before: { town: { name: 'Figeac' } }, after: { town: { name: 'Rodez' } } },
    ]);
    expect(await db.table('mergeConflict').toArray()).toMatchObject([
      { data: { field: 'town', mine: { name: 'Albi' } } },
    ]);
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
