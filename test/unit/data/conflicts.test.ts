import { describe, expect, it } from 'vitest';
import type { MergeConflict } from '#shared/domain/mergeConflict';
import { create, remove, update } from '../../../renderer/data/mutation';
import { openConflicts } from '../../../renderer/data/queries/conflicts';
import { aPartner } from '../../support/builders';
import { testDesk } from '../../support/testDesk';
import { uuid } from '../../support/syncValues';

const conflict: MergeConflict = {
  collection: 'partner',
  recordId: uuid(1),
  recordTitle: 'Aubrac Réseaux',
  field: 'city',
  base: '',
  mine: 'Millau',
  theirs: 'Rodez',
  mineBy: 'Jonas Weber',
  mineAt: '2026-02-01T08:00:00.000Z',
  theirsBy: 'Camille Roussel',
  theirsAt: '2026-02-01T09:00:00.000Z',
  deletion: 'none',
  state: 'open',
};

async function deskWithConflict() {
  const desk = testDesk();
  await desk.write(create('partner', uuid(1), aPartner({ city: 'Rodez' })));
  await desk.write(create('mergeConflict', uuid(2), conflict));
  return desk;
}

describe('S70 a conflict that waits', () => {
  it('shows both values as they were, while the record holds one of them', async () => {
    const { db } = await deskWithConflict();
    expect(await openConflicts(db)).toMatchObject([{ data: conflict }]);
  });

  it('shows what stands in the record now, for that is what a choice overwrites', async () => {
    const { db, write, signIn } = await deskWithConflict();
    signIn('Paul Dubreuil');
    await write(update('partner', uuid(1), { city: 'Espalion' }));
    expect(await openConflicts(db)).toMatchObject([
      { data: { mine: 'Millau', mineBy: 'Jonas Weber', theirs: 'Espalion', theirsBy: 'Paul Dubreuil' } },
    ]);
  });

  it('shows both values as they were when the record lies in the trash', async () => {
    const { db, write } = await deskWithConflict();
    await write(remove('partner', uuid(1)));
    expect(await openConflicts(db)).toMatchObject([{ data: conflict }]);
  });

  it('is not shown once it is settled', async () => {
    const { db, write } = await deskWithConflict();
    await write(update('mergeConflict', uuid(2), { state: 'settledTheirs' }));
    expect(await openConflicts(db)).toEqual([]);
  });
});
