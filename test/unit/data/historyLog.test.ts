import { beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '../../../renderer/data/historyLog';
import { create, remove, restore, update } from '../../../renderer/data/mutation';
import { aPartner } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';

const second = 1000;
const minute = 60 * second;
let desk: TestDesk;

beforeEach(async () => {
  desk = testDesk();
  await desk.write(create('partner', uuid(1), aPartner()));
  desk.pass(60 * minute);
});

const steps = async () => historyOf(desk.db, 'partner', uuid(1));
const setNotes = (notes: string) => desk.write(update('partner', uuid(1), { notes }));
const setName = (name: string) => desk.write(update('partner', uuid(1), { name }));

describe('a record’s history', () => {
  it('tells its changes, the newest first, with what was before', async () => {
    await setName('Aubrac Télécoms');
    desk.pass(minute);
    await desk.write(remove('partner', uuid(1)));
    desk.pass(minute);
    await desk.write(restore('partner', uuid(1)));
    expect((await steps()).map(({ effect, by }) => [effect, by])).toEqual([
      ['restore', 'Camille Roussel'],
      ['delete', 'Camille Roussel'],
      ['write', 'Camille Roussel'],
      ['create', 'Camille Roussel'],
    ]);
    expect((await steps())[2]).toMatchObject({
      before: { name: 'Aubrac Réseaux' },
      after: { name: 'Aubrac Télécoms' },
    });
  });

  it('holds a text that is saved while it is typed as one step', async () => {
    await setNotes('Ils');
    desk.pass(9 * minute);
    await setNotes('Ils hésitent');
    desk.pass(9 * minute);
    await setNotes('Ils hésitent encore');
    expect(await steps()).toHaveLength(2);
    expect((await steps())[0]).toMatchObject({
      before: { notes: '' },
      after: { notes: 'Ils hésitent encore' },
    });
  });

  it('holds a line that is saved while it is typed as one step', async () => {
    await setName('Aubrac T');
    desk.pass(2 * second);
    await setName('Aubrac Télécoms');
    expect(await steps()).toHaveLength(2);
    expect((await steps())[0]).toMatchObject({ before: { name: 'Aubrac Réseaux' } });
  });

  it('begins a new step after a pause, for another field, and for another author', async () => {
    await setNotes('Ils hésitent');
    desk.pass(11 * minute);
    await setNotes('Ils ont signé');
    await setName('Aubrac Télécoms');
    desk.pass(second);
    await desk.write(update('partner', uuid(1), { city: 'Millau' }));
    desk.signIn('Nils Brandt');
    await desk.write(update('partner', uuid(1), { city: 'Albi' }));
    expect(await steps()).toHaveLength(6);
  });

  it('never folds a choice or a list into the step before', async () => {
    await desk.write(update('partner', uuid(1), { cadenceDays: 30 }));
    await desk.write(update('partner', uuid(1), { cadenceDays: 60 }));
    await desk.write(update('partner', uuid(1), { tags: ['fibre'] }));
    await desk.write(update('partner', uuid(1), { tags: ['fibre', 'wifi'] }));
    expect(await steps()).toHaveLength(5);
  });

  it('begins a new step when a text goes back to where it was', async () => {
    await setNotes('Ils hésitent');
    desk.pass(second);
    await setNotes('');
    expect(await steps()).toHaveLength(3);
  });
});
