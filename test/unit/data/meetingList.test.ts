import { beforeEach, describe, expect, it } from 'vitest';
import { create } from '../../../renderer/data/mutation';
import { listMeetings } from '../../../renderer/data/queries/meetingList';
import type { MeetingListQuery } from '../../../renderer/data/queries/meetingList';
import { aMeeting, aPartner } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';

const midnight = '2026-03-10T23:00:00.000Z';
let desk: TestDesk;

beforeEach(async () => {
  desk = testDesk();
  await desk.write(create('partner', uuid(1), aPartner({ name: 'Hélène Réseaux' })));
});

async function meetings(count: number, startsAt: (index: number) => string, title = 'Visite'): Promise<void> {
  await desk.write(
    ...Array.from({ length: count }, (_, index) =>
      create(
        'meeting',
        uuid(100 + index),
        aMeeting({ partnerId: uuid(1), title: `${title} ${index}`, startsAt: startsAt(index), place: '' }),
      ),
    ),
  );
}
const minute = (index: number) => String(index % 60).padStart(2, '0');
const day = (index: number) => String(1 + (index % 28)).padStart(2, '0');

async function titles(query: Partial<MeetingListQuery>): Promise<string[]> {
  const found = await listMeetings(desk.db, { side: 'past', midnight, text: '', limit: 10, ...query });
  return found.map(({ meeting }) => meeting.data.title);
}

describe('the list of meetings', () => {
  it('has the nearest ones first, on both sides of midnight, and as many as are wanted', async () => {
    await meetings(6, (index) => `2026-03-1${index - 3 < 0 ? 0 : 1}T0${index}:00:00.000Z`);
    expect(await titles({ side: 'past' })).toEqual(['Visite 2', 'Visite 1', 'Visite 0']);
    expect(await titles({ side: 'coming', limit: 2 })).toEqual(['Visite 3', 'Visite 4']);
  });

  it('finds those of a partner whatever the accents, and those of a title far down', async () => {
    await meetings(900, (index) => `2025-0${1 + (index % 9)}-${day(index)}T08:${minute(index)}:00.000Z`);
    expect(await titles({ text: 'helene', limit: 1000 })).toHaveLength(900);
    expect(await titles({ text: 'VISITE 899' })).toEqual(['Visite 899']);
    expect(await titles({ text: 'nobody' })).toEqual([]);
  });

  it('holds each meeting of one instant once', async () => {
    await meetings(50, () => '2026-01-05T09:00:00.000Z');
    expect(new Set(await titles({ text: 'visite', limit: 50 })).size).toBe(50);
  });
});
