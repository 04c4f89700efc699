import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, localDay } from '#shared/domain/localTime';
import { documentFormat } from '#shared/reports/format';

const fr = documentFormat('fr');
const en = documentFormat('en');
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('Dates in a document', () => {
  it('are spoken in the zone of their place', () => {
    const instant = '2026-11-26T13:00:00.000Z';
    expect(plain(fr.moment(instant, 'Europe/Paris'))).toBe('jeudi 26 novembre 2026, 14 h 00');
    expect(plain(en.moment(instant, 'Europe/Paris'))).toBe('Thursday 26 November 2026, 14:00');
    expect(plain(en.moment(instant, 'America/Los_Angeles'))).toBe('Thursday 26 November 2026, 05:00');
    expect(plain(fr.moment(instant, 'Asia/Tokyo'))).toBe('jeudi 26 novembre 2026, 22 h 00');
  });

  it('follow the change to summer time', () => {
    expect(plain(fr.time('2026-03-29T00:30:00.000Z', 'Europe/Paris'))).toBe('1 h 30');
    expect(plain(fr.time('2026-03-29T01:30:00.000Z', 'Europe/Paris'))).toBe('3 h 30');
  });

  it('write the first of a month as the French do', () => {
    expect(plain(fr.day('2026-12-01'))).toBe('1er décembre 2026');
    expect(plain(en.day('2026-12-01'))).toBe('1 December 2026');
  });

  it('are short in tables', () => {
    expect(plain(fr.shortDay('2027-01-31'))).toBe('31 janv. 2027');
    expect(plain(en.shortDay('2027-01-31'))).toBe('31 Jan 2027');
  });

  it('keep midnight at the day that begins', () => {
    expect(plain(en.moment('2026-11-25T23:00:00.000Z', 'Europe/Paris'))).toBe(
      'Thursday 26 November 2026, 00:00',
    );
  });

  it('fall back to UTC where the zone is unknown', () => {
    expect(plain(en.time('2026-11-26T13:00:00.000Z', 'Mars/Olympus'))).toBe('13:00');
  });

  it('don’t depend on the zone of the machine', () => {
    const instants = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        expect(localDay(date, 'UTC')).toBe(date.toISOString().slice(0, 10));
      }),
    );
  });

  it('are counted in days across a change of clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-11-26', '2026-11-25')).toBe(-1);
  });
});

describe('Figures in a document', () => {
  it('have the separators of the language', () => {
    expect(fr.number(1234567.8)).toBe('1\u202F234\u202F567,8');
    expect(en.number(1234567.8)).toBe('1,234,567.8');
  });
});
