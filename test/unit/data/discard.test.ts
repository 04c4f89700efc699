import { describe, expect, it } from 'vitest';
import { discardMutations, withdraw } from '../../../renderer/data/discard';
import { historyOf } from '../../../renderer/data/historyLog';
import { create, remove, update } from '../../../renderer/data/mutation';
import { namedOutbox, refusedWrites } from '../../../renderer/data/queries/outbox';
import { undoMutations } from '../../../renderer/data/undo';
import { aContact, anAction, aPartner } from '../../support/builders';
import { testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';
import { uuid } from '../../support/syncValues';

const id = uuid(1);
const problem = { type: 'urn:escale:problem:invalid', status: 422, detail: 'no such city' };

/** A desk whose partner the endpoint has in version 3. */
async function deskInSync(): Promise<TestDesk> {
  const desk = testDesk();
  await desk.write(create('partner', id, aPartner({ city: 'Rodez' })));
  await desk.db.outbox.clear();
  await desk.db.records('partner').update(id, { v: 3 });
  return desk;
}

/** The endpoint refuses all that waits. */
async function refuse({ db }: TestDesk): Promise<string> {
  await db.outbox.toCollection().modify({ state: 'quarantined', problem });
  const [first] = await db.outbox.orderBy('seq').toArray();
  return first?.tx ?? '';
}

async function discard(desk: TestDesk, tx: string) {
  const operations = await desk.db.outbox.where('tx').equals(tx).toArray();
  const { tx: written } = await desk.write(...(await discardMutations(desk.db, operations)));
  return { written, settled: await withdraw(desk.db, tx, desk.makeId) };
}

const cityOf = async ({ db }: TestDesk) => (await db.records('partner').get(id))?.data.city;

describe('S37 what the endpoint refused', () => {
  it('is shown write by write, with its record and where that is', async () => {
    const desk = await deskInSync();
    const receipt = await desk.write(
      update('partner', id, { city: 'Nowhere' }),
      create('action', uuid(2), anAction({ title: 'Appeler' })),
    );
    await refuse(desk);
    expect(await refusedWrites(desk.db)).toMatchObject([
      {
        tx: receipt.tx,
        operations: [
          { title: 'Aubrac Réseaux', path: `/partners/${id}`, operation: { problem } },
          { title: 'Appeler', path: `/partners/${id}?tab=actions` },
        ],
      },
    ]);
    expect((await namedOutbox(desk.db)).counts.size).toBe(0);
  });

  it('can be given up: the record is what it was, nothing waits, and the history has what was given up', async () => {
    const desk = await deskInSync();
    await desk.write(update('partner', id, { city: 'Nowhere' }));
    const { settled } = await discard(desk, await refuse(desk));
    expect(await cityOf(desk)).toBe('Rodez');
    expect(await desk.db.outbox.count()).toBe(0);
    expect(settled).toEqual([{ id, seq: 3 }]);
    const [last] = await historyOf(desk.db, 'partner', id);
    expect(last).toMatchObject({ before: { city: 'Nowhere' }, after: { city: 'Rodez' } });
  });

  it('gives up no more than that: what was written since is sent on the version that the endpoint has', async () => {
    const desk = await deskInSync();
    await desk.write(update('partner', id, { city: 'Nowhere', territory: 'Sud' }));
    const tx = await refuse(desk);
    await desk.write(update('partner', id, { territory: 'Aveyron', phone: '05 65 00 00 00' }));
    await discard(desk, tx);
    expect(await desk.db.records('partner').get(id)).toMatchObject({
      data: { city: 'Rodez', territory: 'Aveyron', phone: '05 65 00 00 00' },
    });
    expect(await desk.db.outbox.toArray()).toMatchObject([
      {
        state: 'pending',
        base: 3,
        touched: ['territory', 'phone'],
        before: { territory: '' },
        after: { territory: 'Aveyron', phone: '05 65 00 00 00' },
      },
    ]);
    expect((await desk.db.outbox.toArray())[0]).not.toHaveProperty('problem');
  });

  it('puts a refused creation into the trash, with what hangs on it, and sends neither', async () => {
    const desk = testDesk();
    await desk.write(create('partner', id, aPartner()));
    const tx = await refuse(desk);
    await desk.write(create('contact', uuid(2), aContact({ partnerId: id })));
    await discard(desk, tx);
    expect(await desk.db.trash.count()).toBe(2);
    expect(await desk.db.outbox.where('[c+id]').equals(['partner', id]).count()).toBe(0);
  });

  it('brings back what the endpoint doesn’t let be deleted', async () => {
    const desk = await deskInSync();
    await desk.write(remove('partner', id));
    await discard(desk, await refuse(desk));
    expect(await cityOf(desk)).toBe('Rodez');
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('can be wanted again: giving up is undone like any write', async () => {
    const desk = await deskInSync();
    await desk.write(update('partner', id, { city: 'Nowhere' }));
    const { written } = await discard(desk, await refuse(desk));
    await desk.write(...(await undoMutations(desk.db, written)));
    expect(await cityOf(desk)).toBe('Nowhere');
    expect(await desk.db.outbox.toArray()).toMatchObject([
      { base: 3, state: 'pending', after: { city: 'Nowhere' } },
    ]);
  });

  it('waits on when the laptop dies before it was taken out', async () => {
    const desk = await deskInSync();
    await desk.write(update('partner', id, { city: 'Nowhere' }));
    const tx = await refuse(desk);
    const operations = await desk.db.outbox.toArray();
    await desk.write(...(await discardMutations(desk.db, operations)));
    expect(await refusedWrites(desk.db)).toHaveLength(1);
    await discard(desk, tx);
    expect(await desk.db.outbox.count()).toBe(0);
    expect(await cityOf(desk)).toBe('Rodez');
  });
});
