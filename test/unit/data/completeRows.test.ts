import { describe, expect, it } from 'vitest';
import { completeRows } from '../../../renderer/data/completeRows';
import { update } from '../../../renderer/data/mutation';
import { aMeeting, aRow } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';

/** A meeting as a much newer app might have written it. */
const strange = {
  ...aRow('meeting', aMeeting(), { v: 4, schema: 9 }),
  data: { partnerId: uuid(7), points: [{ text: 'Prix' }] } as never,
};

describe('S135 a record that lacks what this app expects', () => {
  it('is read with the defaults of its kind, and stored as it came', async () => {
    const { db } = testDesk();
    await db.records('meeting').add(strange);
    completeRows(db);
    const [row] = await db.records('meeting').toArray();
    expect(row?.data).toMatchObject({ title: '', agenda: [], attendees: [], points: [{ text: 'Prix' }] });
    expect(await db.records('meeting').get(uuid(1))).toEqual(row);
    expect(await db.records('meeting').get(uuid(2))).toBeUndefined();
    expect(await db.table('meeting').count()).toBe(1);
  });

  it('is edited on what the endpoint has: nothing else is written, and an absent value is no empty one', async () => {
    const { db, write } = testDesk();
    await db.records('meeting').add(strange);
    completeRows(db);
    await write(update('meeting', uuid(1), { title: 'Visite' }, { title: '' }));
    const [operation] = await db.outbox.toArray();
    expect(operation).toMatchObject({ touched: ['title'], before: {}, after: { title: 'Visite' } });
    let raw: unknown;
    await db
      .records('meeting')
      .toCollection()
      .modify((row) => {
        raw = structuredClone(row.data);
      });
    expect(Object.keys(raw as object).toSorted()).toEqual(['partnerId', 'points', 'title']);
  });
});
