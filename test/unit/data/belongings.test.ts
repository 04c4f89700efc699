import { beforeEach, describe, expect, it } from 'vitest';
import { create, remove, restore } from '../../../renderer/data/mutation';
import { shownTrash, trashed } from '../../../renderer/data/queries/trash';
import { aCommitment, aContact, aMeeting, anAction, anAttachment, aPartner } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';

/** Two partners; the first with a record of each kind that belongs to it. */
let desk: TestDesk;

beforeEach(async () => {
  desk = testDesk();
  await desk.write(
    create('partner', uuid(1), aPartner()),
    create('contact', uuid(11), aContact()),
    create('meeting', uuid(12), aMeeting()),
    create('action', uuid(13), anAction({ meetingId: uuid(12) })),
    create('commitment', uuid(14), aCommitment()),
    create('partner', uuid(2), aPartner({ name: 'Nordlicht Systeme', suppliedBy: uuid(1) })),
    create('contact', uuid(21), aContact({ partnerId: uuid(2) })),
  );
});

async function livingIds(): Promise<string[]> {
  const kinds = ['partner', 'contact', 'meeting', 'action', 'commitment'] as const;
  const ids = await Promise.all(kinds.map((kind) => desk.db.records(kind).toCollection().primaryKeys()));
  return ids.flat().toSorted();
}

describe('the trash', () => {
  it('takes a partner with all that belongs to it, and nothing of another', async () => {
    const { tx } = await desk.write(remove('partner', uuid(1)));
    expect(await livingIds()).toEqual([uuid(2), uuid(21)]);
    expect(await desk.db.trash.where('tx').equals(tx).count()).toBe(5);
  });

  it('gives all of it back, as it was', async () => {
    const before = await desk.db.records('meeting').get(uuid(12));
    await desk.write(remove('partner', uuid(1)));
    await desk.write(restore('partner', uuid(1)));
    expect(await livingIds()).toEqual([1, 11, 12, 13, 14, 2, 21].map(uuid).toSorted());
    expect(await desk.db.trash.count()).toBe(0);
    expect((await desk.db.records('meeting').get(uuid(12)))?.data).toEqual(before?.data);
  });

  it('doesn’t give back what had been deleted earlier by itself', async () => {
    await desk.write(remove('contact', uuid(11)));
    await desk.write(remove('partner', uuid(1)));
    await desk.write(restore('partner', uuid(1)));
    expect(await livingIds()).not.toContain(uuid(11));
  });

  it('gives back only what hangs on the restored one of two partners deleted in one write', async () => {
    await desk.write(remove('partner', uuid(1)), remove('partner', uuid(2)));
    await desk.write(restore('partner', uuid(2)));
    expect(await livingIds()).toEqual([uuid(2), uuid(21)]);
  });

  it('gives a record’s owner back with it, so that nothing hangs in the air', async () => {
    await desk.write(remove('contact', uuid(11)));
    await desk.write(remove('partner', uuid(1)));
    await desk.write(restore('contact', uuid(11)));
    expect(await livingIds()).toEqual([1, 11, 12, 13, 14, 2, 21].map(uuid).toSorted());
  });

  it('tells the endpoint of each record that was deleted', async () => {
    await desk.write(remove('partner', uuid(1)));
    const deletions = (await desk.db.outbox.toArray()).filter(({ effect }) => effect === 'delete');
    expect(deletions.map(({ id }) => id).toSorted()).toEqual([1, 11, 12, 13, 14].map(uuid));
  });

  it('lists a deleted partner once, counting what went with it', async () => {
    await desk.write(remove('contact', uuid(21)));
    desk.pass(1000);
    await desk.write(remove('partner', uuid(1)));
    const listed = shownTrash(await trashed(desk.db), '', []);
    expect(listed.map(({ row, together }) => [row.id, together])).toEqual([
      [uuid(1), 4],
      [uuid(21), 0],
    ]);
  });

  it('takes an attachment with its meeting, and gives it back with it or with their partner', async () => {
    const attached = () => desk.db.records('attachment').toCollection().primaryKeys();
    await desk.write(create('attachment', uuid(15), anAttachment({ meetingId: uuid(12) })));
    await desk.write(create('attachment', uuid(16), anAttachment()));
    await desk.write(remove('meeting', uuid(12)));
    expect(await attached()).toEqual([uuid(16)]);
    await desk.write(restore('meeting', uuid(12)));
    expect(await attached()).toEqual([uuid(15), uuid(16)]);
    const { tx } = await desk.write(remove('partner', uuid(1)));
    expect(await attached()).toEqual([]);
    // Though it belongs to both, it goes once.
    const gone = await desk.db.outbox.where('tx').equals(tx).toArray();
    expect(gone.filter(({ id }) => id === uuid(15))).toHaveLength(1);
    await desk.write(restore('attachment', uuid(15)));
    expect(await attached()).toEqual([uuid(15), uuid(16)]);
    expect(await desk.db.trash.count()).toBe(0);
  });
});
