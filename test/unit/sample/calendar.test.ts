import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comingThursday,
  dateOf,
  dayNumber,
  isoInstant,
  isWorkingDay,
  makeClock,
  weekdayOf,
} from '#shared/sample/calendar';

describe('the sample’s calendar', () => {
  it('counts days as the platform does', () => {
    assert(
      property(integer({ min: -200_000, max: 200_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        expect(dateOf(day)).toBe(date.toISOString().slice(0, 10));
        expect(dayNumber(dateOf(day))).toBe(day);
        expect(weekdayOf(day) % 7).toBe(date.getUTCDay());
      }),
    );
  });

  it.each(['2026-04-06', '2026-05-14', '2026-05-25', '2026-07-14', '2025-04-21', '2026-10-10'])(
    'finds nobody at work on %s',
    (date) => {
      expect(isWorkingDay(dayNumber(date))).toBe(false);
    },
  );

  it('finds people at work on an ordinary Tuesday', () => {
    expect(isWorkingDay(dayNumber('2026-03-10'))).toBe(true);
  });

  it('takes a Thursday for the coming one, else the next', () => {
    expect(dateOf(comingThursday(dayNumber('2026-10-08')))).toBe('2026-10-08');
    expect(dateOf(comingThursday(dayNumber('2026-10-09')))).toBe('2026-10-15');
  });

  it.each([
    ['2026-03-28', 'Europe/Paris', '2026-03-28T09:00:00.000Z'],
    ['2026-03-30', 'Europe/Paris', '2026-03-30T08:00:00.000Z'],
    ['2026-07-01', 'Europe/London', '2026-07-01T09:00:00.000Z'],
    ['2026-01-15', 'Pacific/Auckland', '2026-01-14T21:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T15:00:00.000Z'],
  ])('puts ten o’clock on the wall on %s in %s at %s', (date, zone, instant) => {
    expect(isoInstant(makeClock().instant(dayNumber(date), 600, zone))).toBe(instant);
  });
});
