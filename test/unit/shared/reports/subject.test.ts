import { describe, expect, it } from 'vitest';
import { shortened } from '#shared/reports/excerpt';
import { subject } from '#shared/reports/subject';

describe('What a meeting is about, on paper', () => {
  it('is its kind and its title', () => {
    expect(subject({ kind: 'visit', title: 'Prix et calendrier' }, 'fr')).toBe('Visite – Prix et calendrier');
    expect(subject({ kind: 'call', title: 'Prices' }, 'en')).toBe('Call – Prices');
  });

  it('is the title alone where that says the kind already, in either language', () => {
    const title = 'Visite – Armor Réseaux';
    expect(subject({ kind: 'visit', title }, 'fr')).toBe(title);
    expect(subject({ kind: 'visit', title }, 'en')).toBe(title);
    expect(subject({ kind: 'visit', title: 'Visit – Avonmere' }, 'fr')).toBe('Visit – Avonmere');
  });
});

describe('The beginning of a text', () => {
  it('ends after a whole word, and is the text itself where there is room', () => {
    expect(shortened('Deux lecteurs prêtés pour la démonstration', 20)).toBe('Deux lecteurs…');
    expect(shortened('Deux lecteurs', 20)).toBe('Deux lecteurs');
  });
});
