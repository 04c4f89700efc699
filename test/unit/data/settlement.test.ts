import { describe, expect, it } from 'vitest';
import type { MergeConflict } from '#shared/domain/mergeConflict';
import { create, remove, update } from '../../../renderer/data/mutation';
import type { DeskDatabase } from '../../../renderer/data/db';
import { conflictedRecords } from '../../../renderer/data/queries/conflicts';
import type { ConflictedRecord, ConflictRow } from '../../../renderer/data/queries/conflicts';
import { syncFigures } from '../../../renderer/data/queries/outbox';
import { replayJournal } from '../../../renderer/data/replay';
import { undoMutations } from '../../../renderer/data/undo';
import {
  offeredChoices,
  settlementOf,
  settlementOfAll,
} from '../../../renderer/features/sync/settle/settlement';
import type { Choice } from '../../../renderer/features/sync/settle/settlement';
import { aConflict, aPartner } from '../../support/builders';
import { databaseOn, memoryDisk, testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';
import { uuid } from '../../support/syncValues';

async function deskWith(...conflicts: Partial<MergeConflict>[]): Promise<TestDesk> {
  const desk = testDesk();
  await desk.write(create('partner', uuid(1), aPartner({ city: 'Rodez', notes: 'Stock\nSalon Lyon\n' })));
  for (const [index, conflict] of conflicts.entries()) {
    await desk.write(create('mergeConflict', uuid(10 + index), aConflict(conflict)));
  }
  return desk;
}

async function first({ db }: TestDesk): Promise<{ record: ConflictedRecord; row: ConflictRow }> {
  const [record] = await conflictedRecords(db);
  const [row] = record?.conflicts ?? [];
  if (!record || !row) throw new Error('there is no conflict');
  return { record, row };
}

const countOpenConflicts = async (db: DeskDatabase) => (await syncFigures(db)).conflicts;

async function settle(desk: TestDesk, choice: Choice): Promise<string> {
  const { record, row } = await first(desk);
  return (await desk.write(...settlementOf(record, row, choice, desk.makeId))).tx;
}

const dataOf = async ({ db }: TestDesk): Promise<Record<string, unknown> | undefined> =>
  (await db.records('partner').get(uuid(1)))?.data;

describe('S76 settling a conflict', () => {
  it('leaves what stands, or puts the kept value in its place', async () => {
    const left = await deskWith({});
    await settle(left, { type: 'theirs' });
    expect(await dataOf(left)).toMatchObject({ city: 'Rodez' });
    const taken = await deskWith({});
    await settle(taken, { type: 'mine' });
    expect(await dataOf(taken)).toMatchObject({ city: 'Millau' });
    for (const { db } of [left, taken]) expect(await countOpenConflicts(db)).toBe(0);
    expect(await taken.db.records('mergeConflict').get(uuid(10))).toMatchObject({
      data: { state: 'settledMine', mine: 'Millau', theirs: 'Rodez' },
    });
  });

  it('takes both versions of a text, or what a person makes of them', async () => {
    const notes = { field: 'notes', base: 'Salon\n', mine: 'Salon Nice\n', theirs: 'Stock\nSalon Lyon\n' };
    const both = await deskWith(notes);
    expect(offeredChoices((await first(both)).record, (await first(both)).row)).toEqual([
      'theirs',
      'mine',
      'both',
    ]);
    await settle(both, { type: 'both' });
    expect(await dataOf(both)).toMatchObject({ notes: 'Stock\nSalon Lyon\nSalon Nice\n' });
    const edited = await deskWith(notes);
    await settle(edited, { type: 'edited', value: 'Deux salons\n' });
    expect(await dataOf(edited)).toMatchObject({ notes: 'Deux salons\n' });
  });

  it('is one write, and taken back as one', async () => {
    const desk = await deskWith({});
    const tx = await settle(desk, { type: 'mine' });
    await desk.write(...(await undoMutations(desk.db, tx)));
    expect(await dataOf(desk)).toMatchObject({ city: 'Rodez' });
    expect(await countOpenConflicts(desk.db)).toBe(1);
  });

  it('is refused when something else stands there than was shown, or somebody has settled it', async () => {
    const desk = await deskWith({});
    const { record, row } = await first(desk);
    const mine = settlementOf(record, row, { type: 'mine' }, desk.makeId);
    await desk.write(update('partner', uuid(1), { city: 'Espalion' }));
    expect(await desk.door.write(mine)).toMatchObject({ ok: false, reason: 'outdated' });
    await settle(desk, { type: 'theirs' });
    const again = settlementOf(record, row, { type: 'theirs' }, desk.makeId);
    expect(await desk.door.write(again)).toMatchObject({ ok: false, reason: 'outdated' });
  });

  it('refuses a value that the field can’t hold, and the conflict waits on', async () => {
    const desk = await deskWith({ field: 'website', mine: 'https://aubrac.example', theirs: '', base: '' });
    await desk.write(update('partner', uuid(1), { website: '' }));
    const { record, row } = await first(desk);
    const wrong = settlementOf(record, row, { type: 'edited', value: 'aubrac' }, desk.makeId);
    expect(await desk.door.write(wrong)).toMatchObject({ reason: 'invalid', issues: [{ field: 'website' }] });
    expect(await countOpenConflicts(desk.db)).toBe(1);
  });

  it('settles all fields of a record at once', async () => {
    const desk = await deskWith({}, { field: 'territory', mine: 'Aveyron', theirs: '' });
    const { record } = await first(desk);
    const { tx } = await desk.write(...settlementOfAll(record, 'mine'));
    expect(await dataOf(desk)).toMatchObject({ city: 'Millau', territory: 'Aveyron' });
    await desk.write(...(await undoMutations(desk.db, tx)));
    expect(await countOpenConflicts(desk.db)).toBe(2);
    const { record: again } = await first(desk);
    await desk.write(...settlementOfAll(again, 'theirs'));
    expect(await dataOf(desk)).toMatchObject({ city: 'Rodez', territory: '' });
  });
});

describe('S71 a deleted record that was edited', () => {
  it('comes back with the edit, or stays deleted', async () => {
    const decided = async (choice: 'restore' | 'theirs') => {
      const desk = await deskWith({ deletion: 'theirs' });
      await desk.write(remove('partner', uuid(1)));
      const { record, row } = await first(desk);
      expect(offeredChoices(record, row)).toEqual(['theirs', 'restore']);
      await settle(desk, { type: choice });
      expect(await countOpenConflicts(desk.db)).toBe(0);
      return dataOf(desk);
    };
    expect(await decided('restore')).toMatchObject({ city: 'Millau' });
    expect(await decided('theirs')).toBeUndefined();
  });

  it('comes back with all its edits, those from elsewhere included', async () => {
    const desk = await deskWith(
      { deletion: 'theirs' },
      { deletion: 'theirs', field: 'territory', mine: 'Aveyron', theirs: '' },
      { deletion: 'mine', field: 'phone', base: '', mine: undefined, theirs: '05 65 00 00 00' },
    );
    await desk.write(update('partner', uuid(1), { phone: '05 65 00 00 00' }));
    await desk.write(remove('partner', uuid(1)));
    const { tx } = await desk.write(...settlementOfAll((await first(desk)).record, 'restore'));
    expect(await dataOf(desk)).toMatchObject({
      city: 'Millau',
      territory: 'Aveyron',
      phone: '05 65 00 00 00',
    });
    expect(await countOpenConflicts(desk.db)).toBe(0);
    await desk.write(...(await undoMutations(desk.db, tx)));
    expect(await dataOf(desk)).toBeUndefined();
    expect(await countOpenConflicts(desk.db)).toBe(3);
  });
});

describe('S79 a conflict of a kind or field that this app doesn’t know', () => {
  const rebate = {
    c: 'rebate',
    id: uuid(1),
    v: 4,
    schema: 2,
    deleted: false,
    by: 'anne',
    at: '2026-02-01T09:00:00.000Z',
  };
  const unknown = { collection: 'rebate', field: 'steps', base: [5], mine: [5, 8], theirs: [5, 7] };

  it('is settled like any other, and sent on the version that it stands on', async () => {
    const desk = await deskWith(unknown);
    await desk.db.foreign.put({ ...rebate, data: { steps: [5, 7], note: 'kept' } });
    const tx = await settle(desk, { type: 'mine' });
    const stored = async () => (await desk.db.foreign.get(['rebate', uuid(1)]))?.data;
    expect(await stored()).toEqual({ steps: [5, 8], note: 'kept' });
    expect(
      await desk.db.outbox
        .where('[c+id]')
        .equals(['rebate', uuid(1)])
        .toArray(),
    ).toMatchObject([
      {
        base: 4,
        schema: 2,
        effect: 'write',
        touched: ['steps'],
        before: { steps: [5, 7] },
        after: { steps: [5, 8] },
      },
    ]);
    await desk.write(...(await undoMutations(desk.db, tx)));
    expect(await stored()).toEqual({ steps: [5, 7], note: 'kept' });
  });

  it('comes back from the journal when the database was lost', async () => {
    const desk = await deskWith(unknown);
    await desk.db.foreign.put({ ...rebate, data: { steps: [5, 7] } });
    await settle(desk, { type: 'mine' });
    const lost = databaseOn(memoryDisk());
    await replayJournal(lost, desk.journal.replay(), desk.makeId);
    expect(await lost.foreign.get(['rebate', uuid(1)])).toMatchObject({ v: 4, data: { steps: [5, 8] } });
    expect(
      await lost.outbox
        .where('[c+id]')
        .equals(['rebate', uuid(1)])
        .count(),
    ).toBe(1);
  });

  it('restores a deleted record with the edit', async () => {
    const desk = await deskWith({ ...unknown, deletion: 'theirs' });
    await desk.db.foreign.put({ ...rebate, deleted: true, data: { steps: [5, 7] } });
    await settle(desk, { type: 'restore' });
    expect(await desk.db.foreign.get(['rebate', uuid(1)])).toMatchObject({
      deleted: false,
      data: { steps: [5, 8] },
    });
  });

  it('takes a field that it doesn’t know into a record that it does', async () => {
    const desk = await deskWith({ field: 'rebateSteps', base: [5], mine: [5, 8], theirs: undefined });
    await settle(desk, { type: 'mine' });
    expect(await dataOf(desk)).toMatchObject({ rebateSteps: [5, 8] });
  });

  it('can only be put aside where the record isn’t on this laptop', async () => {
    const desk = await deskWith(unknown);
    const { record, row } = await first(desk);
    expect(offeredChoices(record, row)).toEqual(['theirs']);
  });
});
