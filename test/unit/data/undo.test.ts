import { beforeEach, describe, expect, it } from 'vitest';
import { create, remove, update } from '../../../renderer/data/mutation';
import { undoMutations } from '../../../renderer/data/undo';
import { aContact, aMeeting, aPartner } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';

let desk: TestDesk;
const minute = 60_000;

beforeEach(async () => {
  desk = testDesk();
  await desk.write(create('partner', uuid(1), aPartner()), create('contact', uuid(11), aContact()));
  desk.pass(60 * minute);
});

async function takeBack(tx: string): Promise<string> {
  const { tx: by } = await desk.write(...(await undoMutations(desk.db, tx)));
  return by;
}

const partner = async () => (await desk.db.records('partner').get(uuid(1)))?.data;

describe('undo', () => {
  it('puts the old value back, and redo the new one again', async () => {
    const { tx } = await desk.write(update('partner', uuid(1), { city: 'Millau', cadenceDays: 30 }));
    const by = await takeBack(tx);
    expect(await partner()).toMatchObject({ city: 'Rodez' });
    expect((await partner())?.cadenceDays).toBeUndefined();
    await takeBack(by);
    expect(await partner()).toMatchObject({ city: 'Millau', cadenceDays: 30 });
  });

  it('leaves other fields alone that were changed since', async () => {
    const { tx } = await desk.write(update('partner', uuid(1), { city: 'Millau' }));
    await desk.write(update('partner', uuid(1), { owner: 'Nils Brandt' }));
    await takeBack(tx);
    expect(await partner()).toMatchObject({ city: 'Rodez', owner: 'Nils Brandt' });
  });

  it('refuses when the same field was changed since', async () => {
    const { tx } = await desk.write(update('partner', uuid(1), { city: 'Millau' }));
    desk.pass(60 * minute);
    await desk.write(update('partner', uuid(1), { city: 'Albi' }));
    expect(await undoMutations(desk.db, tx)).toEqual([]);
  });

  it('refuses when the record is gone, or when the write is not known', async () => {
    const { tx } = await desk.write(update('partner', uuid(1), { city: 'Millau' }));
    await desk.write(remove('partner', uuid(1)));
    expect(await undoMutations(desk.db, tx)).toEqual([]);
    expect(await undoMutations(desk.db, uuid(99))).toEqual([]);
  });

  it('puts a new record into the trash with what was added to it', async () => {
    const { tx } = await desk.write(create('partner', uuid(2), aPartner({ name: 'Nordlicht Systeme' })));
    await desk.write(create('contact', uuid(21), aContact({ partnerId: uuid(2) })));
    await takeBack(tx);
    expect(await desk.db.records('partner').get(uuid(2))).toBeUndefined();
    expect(await desk.db.trash.get(['contact', uuid(21)])).toBeDefined();
  });

  it('brings a deleted partner back with all that went with it, and redo deletes it again', async () => {
    await desk.write(create('meeting', uuid(12), aMeeting()));
    const { tx } = await desk.write(remove('partner', uuid(1)));
    const by = await takeBack(tx);
    expect(await desk.db.trash.count()).toBe(0);
    expect(await desk.db.records('meeting').count()).toBe(1);
    await takeBack(by);
    expect(await desk.db.trash.count()).toBe(3);
  });

  it('takes back a text that was autosaved several times as one step', async () => {
    const first = await desk.write(update('partner', uuid(1), { notes: 'Ils' }));
    desk.pass(1000);
    const second = await desk.write(update('partner', uuid(1), { notes: 'Ils hésitent' }));
    expect(second.tx).toBe(first.tx);
    const by = await takeBack(second.tx);
    expect((await partner())?.notes).toBe('');
    await takeBack(by);
    expect((await partner())?.notes).toBe('Ils hésitent');
  });
});
