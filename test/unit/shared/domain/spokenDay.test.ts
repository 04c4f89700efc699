import { describe, expect, it } from 'vitest';
import { spokenDay } from '../../../../shared/domain/spokenDay';

/** A Monday. */
const today = '2026-11-23';

describe('a day as people say it', () => {
  it.each([
    ['ven 4/12', '2026-12-04'],
    ['vendredi', '2026-11-27'],
    ['friday', '2026-11-27'],
    ['Fri.', '2026-11-27'],
    ['lundi', '2026-11-30'],
    ['vendredi prochain', '2026-11-27'],
    ['next friday', '2026-11-27'],
    ['+7', '2026-11-30'],
    ['+2s', '2026-12-07'],
    ['+2w', '2026-12-07'],
    ['+1m', '2026-12-23'],
    ['dans 3 jours', '2026-11-26'],
    ['in 2 weeks', '2026-12-07'],
    ['demain', '2026-11-24'],
    ['tomorrow', '2026-11-24'],
    ['Aujourd’hui', '2026-11-23'],
    ['4 décembre', '2026-12-04'],
    ['1er déc.', '2026-12-01'],
    ['dec 4', '2026-12-04'],
    ['4 August', '2027-08-04'],
    ['15 août 2027', '2027-08-15'],
    ['3 juil', '2027-07-03'],
    ['3 juin', '2027-06-03'],
    ['4/12/26', '2026-12-04'],
    ['04.12.2026', '2026-12-04'],
    ['2026-12-04', '2026-12-04'],
    ['le 4/12', '2026-12-04'],
    ['avant vendredi', '2026-11-27'],
    ['22/11', '2027-11-22'],
    ['23/11', '2026-11-23'],
    ['29/02', '2028-02-29'],
    ['fin du mois', '2026-11-30'],
    ['end of week', '2026-11-27'],
  ])('%s is %s', (text, day) => {
    expect(spokenDay(text, today)).toBe(day);
  });

  it.each(['', 'bientôt', '31/02', '12/13', '+', 'friday week', '45', 'Julien'])('%j is none', (text) => {
    expect(spokenDay(text, today)).toBeUndefined();
  });

  it('keeps a month’s end when a month is added', () => {
    expect(spokenDay('+1m', '2027-01-31')).toBe('2027-02-28');
  });
});
