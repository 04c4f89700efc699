import { describe, expect, it } from 'vitest';
import { create } from '../../../renderer/data/mutation';
import { partnerSummaries } from '../../../renderer/data/queries/partners';
import { todayView } from '../../../renderer/data/queries/today';
import { testDesk } from '../../support/testDesk';
import { uuid } from '../../support/syncValues';

const now = new Date('2026-03-01T08:00:00.000Z');
const midnight = new Date('2026-03-01T00:00:00.000Z');

/** Partners numbered from 1, each with meetings that have a state and a day. */
async function deskWith(partners: readonly (readonly (readonly ['held' | 'planned', string])[])[]) {
  const desk = testDesk();
  await desk.write(
    ...partners.map((_, index) =>
      create('partner', uuid(index + 1), {
        name: `Partner ${index + 1}`,
        type: 'reseller',
        stage: 'active',
        cadenceDays: 30,
      }),
    ),
    ...partners.flatMap((meetings, index) =>
      meetings.map(([state, day]) =>
        create('meeting', desk.makeId(), {
          partnerId: uuid(index + 1),
          kind: 'visit',
          title: 'Visit',
          state,
          startsAt: `${day}T09:00:00Z`,
        }),
      ),
    ),
  );
  return desk.db;
}

describe('a partner in the list', () => {
  it('shows the last meeting that was held and the next that is planned from now on', async () => {
    const db = await deskWith([
      [
        ['held', '2025-05-02'],
        ['held', '2026-01-05'],
        ['planned', '2026-02-01'],
        ['planned', '2026-04-09'],
        ['planned', '2026-05-09'],
      ],
      [['planned', '2026-02-28']],
      [],
    ]);
    const summaries = await partnerSummaries(db, now);
    expect(summaries.map(({ lastMeetingAt, nextMeetingAt }) => [lastMeetingAt, nextMeetingAt])).toEqual([
      ['2026-01-05T09:00:00Z', '2026-04-09T09:00:00Z'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('is found among more than are asked about together', async () => {
    const db = await deskWith(Array.from({ length: 120 }, () => [['held', '2026-01-05']] as const));
    const summaries = await partnerSummaries(db, now);
    expect(summaries.filter(({ lastMeetingAt }) => lastMeetingAt === '2026-01-05T09:00:00Z')).toHaveLength(
      120,
    );
  });
});

describe('a visit that is late', () => {
  it('is told by the last meeting that was held, never by one that was only planned', async () => {
    const db = await deskWith([
      [['held', '2026-02-20']],
      [
        ['held', '2026-01-20'],
        ['planned', '2026-02-25'],
      ],
      [],
    ]);
    const { lateVisits } = await todayView(db, { today: '2026-03-01', midnight, person: '', whose: 'all' });
    expect(lateVisits.map(({ partner, daysLate }) => [partner.data.name, daysLate])).toEqual([
      ['Partner 3', Infinity],
      ['Partner 2', 9],
    ]);
  });
});
