import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, isoWeek, localDay, mondayOf, wallMinutes } from '../../../../shared/domain/localTime';
import { spokenTime } from '../../../../shared/domain/spokenTime';

describe('the wall clock of a place', () => {
  it('shows again the time that an instant was made of', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        day.map((date) => date.toISOString().slice(0, 10)),
        // Clocks change at night.
        fc.integer({ min: 4 * 60, max: 22 * 60 }),
        fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'),
        (date, minutes, zone) => {
          const instant = instantAt(date, minutes, zone);
          expect(localDay(instant, zone)).toBe(date);
          expect(wallMinutes(instant, zone)).toBe(minutes);
        },
      ),
    );
  });

  it('takes a time that the change of clocks leaves out an hour later', () => {
    expect(instantAt('2027-03-28', 150, 'Europe/Paris')).toBe('2027-03-28T01:30:00.000Z');
  });

  it('knows the Monday of a week', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });
});

describe('a time as people type it', () => {
  it.each([
    ['14:30', 870],
    ['14h30', 870],
    ['14 h', 840],
    ['1430', 870],
    ['9', 540],
    ['930', 570],
    ['2pm', 840],
    ['12 am', 0],
  ])('%s', (text, minutes) => {
    expect(spokenTime(text)).toBe(minutes);
  });

  it.each(['', '25', '14:60', 'midi', '13pm'])('%j is none', (text) => {
    expect(spokenTime(text)).toBeUndefined();
  });
});

describe('the number of a week', () => {
  it.each([
    ['2026-11-26', 48],
    ['2026-01-01', 1],
    ['2025-12-29', 1],
    ['2027-01-03', 53],
    ['2027-01-04', 1],
    ['2024-12-30', 1],
    ['2021-01-01', 53],
  ])('of %s is %i', (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });
});
