import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataOf } from '#shared/domain/entities';
import { sampleHighlights, samplePortfolio, type SampleOptions } from '#shared/sample/portfolio';
import { sampleUser } from '#shared/sample/team';

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const addDays = (day: string, days: number): string =>
  isoDay(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);

/** The day on the wall in a zone, for an instant. */
function localDay(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(instant));
}

function localHour(instant: string, zone: string): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(
      new Date(instant),
    ),
  );
}

function comingThursday(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, (4 - weekday + 7) % 7);
}

interface Week {
  /** The main user's meetings today that aren't cancelled. */
  readonly todays: readonly DataOf<'meeting'>[];
  readonly thursdays: readonly DataOf<'meeting'>[];
  /** The story's meeting, when it is among Thursday's. */
  readonly story: DataOf<'meeting'> | undefined;
  readonly partnerId: string;
}

/** What the desk shows of the week, by the days of its own zone. */
function weekOf(options: Required<Pick<SampleOptions, 'today' | 'zone'>>): Week {
  const { today, zone } = options;
  const records = samplePortfolio(options);
  const { thursdayMeetingId, partnerId } = sampleHighlights(options);
  const own = new Set(
    records.filter(({ c, data }) => c === 'partner' && data['owner'] === sampleUser).map(({ id }) => id),
  );
  const onDay = (day: string): { id: string; data: DataOf<'meeting'> }[] =>
    records
      .filter((record) => record.c === 'meeting')
      .filter(({ data }) => own.has(data.partnerId) && data.state !== 'cancelled')
      .filter(({ data }) => localDay(data.startsAt, zone) === day);
  const thursdays = onDay(comingThursday(today));
  return {
    todays: onDay(today).map(({ data }) => data),
    thursdays: thursdays.map(({ data }) => data),
    story: thursdays.find(({ id }) => id === thursdayMeetingId)?.data,
    partnerId,
  };
}

const days: readonly (readonly [name: string, today: string, zone: string])[] = [
  ['a Monday', '2026-10-05', 'Europe/Paris'],
  ['a Tuesday', '2026-10-06', 'Europe/Paris'],
  ['a Wednesday', '2026-10-07', 'Europe/Paris'],
  ['a Thursday', '2026-10-08', 'Europe/Paris'],
  ['a Friday', '2026-10-09', 'Europe/Paris'],
  ['a Saturday', '2026-10-10', 'Europe/Paris'],
  ['a Sunday', '2026-10-11', 'Europe/Paris'],
  ['the Monday before Ascension Day', '2026-05-11', 'UTC'],
  ['the day before Christmas Eve', '2026-12-23', 'Europe/London'],
  ['New Year’s Day', '2027-01-01', 'America/New_York'],
  ['a day of the summer break', '2026-08-12', 'America/Los_Angeles'],
  ['the day clocks go forward', '2026-03-29', 'Asia/Tokyo'],
  ['a leap day', '2028-02-29', 'Pacific/Auckland'],
];

describe('the sample’s days', () => {
  it.each(days)('bring a rich week on %s, %s in %s', (_, today, zone) => {
    const { todays, thursdays, story, partnerId } = weekOf({ today, zone });
    expect(thursdays).toHaveLength(3);
    for (const meeting of thursdays) expect(meeting).toMatchObject({ kind: 'visit', state: 'planned' });
    expect(story?.partnerId).toBe(partnerId);
    expect(todays.length).toBeGreaterThanOrEqual(2);
    expect(todays.length).toBeLessThanOrEqual(3);
  });

  it('are as full and as free of clashes whatever the day and the seed', { timeout: 60_000 }, () => {
    const anyDay = integer({ min: 0, max: 2000 }).map((offset) => addDays('2025-01-01', offset));
    assert(
      property(anyDay, integer({ min: 0, max: 0xffffffff }), (today, seed) => {
        const records = samplePortfolio({ today, seed });
        expect(records).toHaveLength(120 + 6 + 400 + 900 + 500 + 220);
        const owners = new Map(
          records.flatMap((record) =>
            record.c === 'partner' ? [[record.id, record.data.owner] as const] : [],
          ),
        );
        const spans = records
          .flatMap((record) => (record.c === 'meeting' ? [record.data] : []))
          .map((data) => ({
            owner: owners.get(data.partnerId) ?? '',
            from: Date.parse(data.startsAt),
            to: Date.parse(data.startsAt) + data.durationMinutes * 60_000,
          }))
          .toSorted((a, b) => a.from - b.from);
        const busyUntil = new Map<string, number>();
        for (const { owner, from, to } of spans) {
          expect(busyUntil.get(owner) ?? 0).toBeLessThanOrEqual(from);
          busyUntil.set(owner, to);
        }
      }),
      { numRuns: 4, seed: 7 },
    );
  });

  it.each(['2026-01-11', '2026-08-20'])('leave as much open after a holiday, on %s', (today) => {
    const records = samplePortfolio({ today });
    const open = (kind: 'action' | 'commitment'): number =>
      records.filter(({ c, data }) => c === kind && data['state'] === 'open').length;
    expect([open('action'), open('commitment')]).toEqual([60, 40]);
  });

  it('keep to working hours and weekdays', () => {
    const today = '2026-10-07';
    for (const record of samplePortfolio({ today })) {
      if (record.c !== 'meeting') continue;
      const { startsAt, durationMinutes, zone } = record.data;
      const hour = localHour(startsAt, zone);
      expect(hour).toBeGreaterThanOrEqual(8);
      expect(hour + durationMinutes / 60).toBeLessThanOrEqual(19);
      const weekday = new Date(`${localDay(startsAt, zone)}T00:00:00Z`).getUTCDay();
      expect([1, 2, 3, 4, 5]).toContain(weekday);
    }
  });
});
