import { describe, expect, it } from 'vitest';
import type { DeskDatabase } from '../../../renderer/data/db';
import { create, remove, update } from '../../../renderer/data/mutation';
import { conflictedRecords, conflictsOf } from '../../../renderer/data/queries/conflicts';
import { aConflict, aContact, aPartner } from '../../support/builders';
import { testDesk } from '../../support/testDesk';
import { uuid } from '../../support/syncValues';

const conflict = aConflict();

async function openRows(db: DeskDatabase) {
  return (await conflictedRecords(db)).flatMap(({ conflicts }) => conflicts);
}

async function deskWithConflict() {
  const desk = testDesk();
  await desk.write(create('partner', uuid(1), aPartner({ city: 'Rodez' })));
  await desk.write(create('mergeConflict', uuid(2), conflict));
  return desk;
}

describe('S70 a conflict that waits', () => {
  it('shows both values as they were, while the record holds one of them', async () => {
    const { db } = await deskWithConflict();
    expect(await openRows(db)).toMatchObject([{ data: conflict }]);
  });

  it('shows what stands in the record now, for that is what a choice overwrites', async () => {
    const { db, write, signIn } = await deskWithConflict();
    signIn('Paul Dubreuil');
    await write(update('partner', uuid(1), { city: 'Espalion' }));
    expect(await openRows(db)).toMatchObject([
      { data: { mine: 'Millau', mineBy: 'Jonas Weber', theirs: 'Espalion', theirsBy: 'Paul Dubreuil' } },
    ]);
  });

  it('shows both values as they were when the record lies in the trash', async () => {
    const { db, write } = await deskWithConflict();
    await write(remove('partner', uuid(1)));
    expect(await openRows(db)).toMatchObject([{ data: conflict }]);
  });

  it('is not shown once it is settled', async () => {
    const { db, write } = await deskWithConflict();
    await write(update('mergeConflict', uuid(2), { state: 'settledTheirs' }));
    expect(await openRows(db)).toEqual([]);
  });

  it('is told of the record that it is about, and of the one that this is shown with', async () => {
    const { db, write } = await deskWithConflict();
    await write(
      create('contact', uuid(3), aContact({ partnerId: uuid(1) })),
      create('mergeConflict', uuid(4), {
        ...conflict,
        collection: 'contact',
        recordId: uuid(3),
        field: 'role',
      }),
    );
    const partner = { c: 'partner', id: uuid(1) };
    const contact = { c: 'contact', id: uuid(3) };
    expect(await conflictsOf(db, 'partner', uuid(1))).toEqual([partner, contact]);
    expect(await conflictsOf(db, 'contact', uuid(3))).toEqual([contact]);
    expect(await conflictsOf(db, 'partner', uuid(9))).toEqual([]);
  });
});
