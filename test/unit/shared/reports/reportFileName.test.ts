import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportFileName } from '#shared/reports/reportFileName';

const visit = {
  title: 'Compte rendu de visite',
  partner: 'Armor Réseaux',
  day: '2026-11-26',
  language: 'fr',
  audience: 'partner',
} as const;

describe('The name of a report’s file', () => {
  it('tells what, with whom and when', () => {
    expect(reportFileName(visit)).toBe('Compte rendu de visite - Armor Réseaux - 2026-11-26');
  });

  it('says when the copy is internal', () => {
    expect(reportFileName({ ...visit, audience: 'file' })).toMatch(/2026-11-26 - interne$/);
    expect(reportFileName({ ...visit, audience: 'file', language: 'en' })).toMatch(/ - internal$/);
  });

  it('keeps the day when the partner’s name is very long', () => {
    const name = reportFileName({ ...visit, partner: 'Société '.repeat(40), audience: 'file' });
    expect(name).toMatch(/^Compte rendu de visite - Société .* - 2026-11-26 - interne$/);
    expect(name.length).toBeLessThanOrEqual(116);
  });

  it('avoids the names that Windows keeps for devices', () => {
    expect(reportFileName({ ...visit, title: 'CON.x', partner: '' })).toMatch(/^_CON/);
  });

  it('is short enough and free of what a file system refuses, whatever the names are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ maxLength: 60 }),
        (partner, title) => {
          const name = reportFileName({ ...visit, partner, title });
          expect(name.length).toBeLessThanOrEqual(116);
          expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u);
          expect(name).toBe(name.trim());
          expect(name).not.toMatch(/\p{Cs}/u);
        },
      ),
    );
  });
});
