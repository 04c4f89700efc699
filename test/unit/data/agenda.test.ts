import { beforeEach, describe, expect, it } from 'vitest';
import { create } from '../../../renderer/data/mutation';
import { dueOn, meetingsOnDays, showsOnDays } from '../../../renderer/data/queries/agenda';
import { aCommitment, aMeeting, anAction, aPartner } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';

let desk: TestDesk;

beforeEach(async () => {
  desk = testDesk();
  await desk.write(create('partner', uuid(1), aPartner()));
});

describe('what the agenda asks for', () => {
  it('finds a meeting of the day at both ends of the world', async () => {
    // 12 March, half past midnight in Auckland; 12 March, 23:00 in Honolulu.
    await desk.write(
      create(
        'meeting',
        uuid(2),
        aMeeting({ startsAt: '2026-03-11T11:30:00.000Z', zone: 'Pacific/Auckland' }),
      ),
    );
    await desk.write(
      create(
        'meeting',
        uuid(3),
        aMeeting({ startsAt: '2026-03-13T09:00:00.000Z', zone: 'Pacific/Honolulu' }),
      ),
    );
    const found = await meetingsOnDays(desk.db, '2026-03-12', '2026-03-12');
    expect(found.map(({ meeting, partnerName }) => [meeting.id, partnerName])).toEqual([
      [uuid(2), 'Aubrac Réseaux'],
      [uuid(3), 'Aubrac Réseaux'],
    ]);
  });

  it('finds a show that began before and one that ends after, and none that is over', async () => {
    const show = (id: number, startsOn: string, endsOn: string) =>
      desk.write(create('show', uuid(id), { name: `Salon ${id}`, startsOn, endsOn }));
    await show(4, '2026-03-06', '2026-03-09');
    await show(5, '2026-03-15', '2026-03-18');
    await show(6, '2026-03-05', '2026-03-08');
    await show(7, '2026-03-16', '2026-03-17');
    const found = await showsOnDays(desk.db, '2026-03-09', '2026-03-15');
    expect(found.map(({ id }) => id)).toEqual([uuid(4), uuid(5)]);
  });

  it('finds what is due on a day and still open', async () => {
    const day = '2026-03-12';
    await desk.write(
      create('action', uuid(8), anAction({ dueOn: day })),
      create('action', uuid(9), anAction({ dueOn: day, state: 'done' })),
      create('action', uuid(10), anAction({ dueOn: '2026-03-13' })),
      create('commitment', uuid(11), aCommitment({ dueOn: day })),
    );
    const due = await dueOn(desk.db, day);
    expect(due.actions.map(({ row, partnerName }) => [row.id, partnerName])).toEqual([
      [uuid(8), 'Aubrac Réseaux'],
    ]);
    expect(due.commitments.map(({ row }) => row.id)).toEqual([uuid(11)]);
  });
});
