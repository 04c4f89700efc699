import { describe, expect, it } from 'vitest';
import { create, remove, restore, update } from '../../../renderer/data/mutation';
import { aPartner, aRow } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';

/** A desk with a partner that the endpoint has as version 7. */
async function deskWithSynced(): Promise<TestDesk> {
  const desk = testDesk();
  await desk.db.records('partner').add(aRow('partner', aPartner(), { v: 7 }));
  return desk;
}

const waiting = ({ db }: TestDesk) => db.outbox.orderBy('seq').toArray();

describe('S32 the outbox', () => {
  it('takes later edits of an unsent record into one operation, whose base is that of the first', async () => {
    const desk = await deskWithSynced();
    const first = await desk.write(update('partner', uuid(1), { city: 'Millau' }));
    await desk.write(update('partner', uuid(1), { city: 'Albi', owner: 'Nils Brandt' }));
    expect(await waiting(desk)).toMatchObject([
      {
        tx: first.tx,
        seq: 2,
        base: 7,
        touched: ['city', 'owner'],
        before: { city: 'Rodez', owner: '' },
        after: { city: 'Albi', owner: 'Nils Brandt' },
      },
    ]);
  });

  it('keeps a field’s first value as the base when it is taken away and set again', async () => {
    const desk = await deskWithSynced();
    await desk.write(update('partner', uuid(1), { cadenceDays: 30 }));
    await desk.write(update('partner', uuid(1), { cadenceDays: undefined }));
    await desk.write(update('partner', uuid(1), { cadenceDays: 60 }));
    expect(await waiting(desk)).toMatchObject([
      { touched: ['cadenceDays'], before: {}, after: { cadenceDays: 60 } },
    ]);
  });

  it('creates with the newest fields when a new record is edited before it was sent', async () => {
    const desk = testDesk();
    await desk.write(create('partner', uuid(1), aPartner()));
    await desk.write(update('partner', uuid(1), { city: 'Albi' }));
    expect(await waiting(desk)).toMatchObject([
      { base: 0, before: {}, after: { name: 'Aubrac Réseaux', city: 'Albi' } },
    ]);
  });

  it.each(['inFlight', 'quarantined'] as const)('never alters an operation that is %s', async (state) => {
    const desk = await deskWithSynced();
    await desk.write(update('partner', uuid(1), { city: 'Millau' }));
    const [sent] = await waiting(desk);
    await desk.db.outbox.update(sent?.op ?? '', { state });
    await desk.write(update('partner', uuid(1), { city: 'Albi' }));
    expect(await waiting(desk)).toMatchObject([
      { op: sent?.op, state, after: { city: 'Millau' } },
      { state: 'pending', before: { city: 'Millau' }, after: { city: 'Albi' } },
    ]);
  });

  it('doesn’t fold edits over a deletion', async () => {
    const desk = await deskWithSynced();
    await desk.write(update('partner', uuid(1), { city: 'Millau' }));
    await desk.write(remove('partner', uuid(1)));
    await desk.write(restore('partner', uuid(1)));
    await desk.write(update('partner', uuid(1), { city: 'Albi' }));
    expect((await waiting(desk)).map(({ effect, base }) => [effect, base])).toEqual([
      ['write', 7],
      ['delete', 7],
      ['restore', 7],
      ['write', 7],
    ]);
  });
});
