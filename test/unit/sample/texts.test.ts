import { describe, expect, it } from 'vitest';
import { samplePortfolio } from '#shared/sample/portfolio';
import { seededRandom } from '#shared/sample/random';
import { frenchTypography, money, withA, withDe, written } from '#shared/sample/wording';

const records = samplePortfolio({ today: '2026-06-15' });
const languages = new Map(
  records.flatMap((record) => (record.c === 'partner' ? [[record.id, record.data.language] as const] : [])),
);

/** Every text that a person reads, with its language. */
const texts = records.flatMap((record): { text: string; language: string }[] => {
  const language = 'partnerId' in record.data ? (languages.get(String(record.data.partnerId)) ?? '') : '';
  switch (record.c) {
    case 'meeting':
      return [
        record.data.title,
        record.data.notes,
        record.data.internalNotes,
        ...record.data.agenda.map(({ text }) => text),
        ...record.data.decisions.map(({ text }) => text),
      ].map((text) => ({ text, language }));
    case 'action':
      return [{ text: record.data.title, language }];
    case 'commitment':
      return [{ text: record.data.text, language }];
    case 'partner':
      return [{ text: record.data.notes, language: record.data.language }];
    default:
      return [];
  }
});
const french = texts.filter(({ language }) => language === 'fr').map(({ text }) => text);
const english = texts.filter(({ language }) => language === 'en').map(({ text }) => text);

describe('the sample’s texts', () => {
  it('are in French and in English', () => {
    expect(french.length).toBeGreaterThan(3000);
    expect(english.length).toBeGreaterThan(700);
  });

  it('have no gap or alternative left open', () => {
    for (const { text } of texts) expect(text).not.toMatch(/[{}|]|\[[^\]]*\]|undefined|NaN/);
  });

  it('have no stray space, doubled word or doubled stop', () => {
    for (const { text } of texts) {
      expect(text).not.toMatch(/[^\n ] {2,}|\s$|^\s| [.,]|\.\.(?!\.)|,\./);
      expect(text).not.toMatch(/(?<!\p{L})(\p{L}{2,}) \1(?!\p{L})/iu);
    }
  });

  it('begin titles and sentences with a capital', () => {
    for (const { text } of texts) {
      expect(text).toMatch(/^$|^[^\p{Ll}]/u);
      expect(text).not.toMatch(/[.!?] \p{Ll}/u);
    }
  });

  it('keep to French typography', () => {
    for (const text of french) {
      expect(text).not.toContain("'");
      expect(text).not.toMatch(/ [;:!?%€»]|« |\d h\b/);
      expect(text).not.toMatch(/(?<![\u202f\s])[;!?](?!\S)/);
    }
  });

  it('elide and contract where French does', () => {
    for (const text of french) {
      expect(text).not.toMatch(/(?<!\p{L})(?:de|du|le|la|que|ne|se|me) [aeiouàâéèêëîïôûœ]/iu);
      expect(text).not.toMatch(/(?<!\p{L})(?:de les?|à les) (?!dire)/u);
    }
  });

  it('use no French in English', () => {
    for (const text of english) expect(text).not.toMatch(/\b(?:pour|avec|les|des|une)\b|[«»\u202f]/);
  });
});

describe('the wording', () => {
  it('puts French prepositions before nouns', () => {
    expect(['le lycée', 'les transports', 'la clinique', 'Élodie', 'Yann'].map(withDe)).toEqual([
      'du lycée',
      'des transports',
      'de la clinique',
      'd’Élodie',
      'de Yann',
    ]);
    expect(['le lycée', 'les transports', 'l’hôtel'].map(withA)).toEqual([
      'au lycée',
      'aux transports',
      'à l’hôtel',
    ]);
  });

  it('sets French spaces and apostrophes', () => {
    expect(frenchTypography("L'objectif : 12 % ; « oui » !")).toBe(
      'L’objectif\u00a0: 12\u202f%\u202f; «\u00a0oui\u00a0»\u202f!',
    );
    expect(frenchTypography('M. Riou à 14 h')).toBe('M.\u00a0Riou à 14\u00a0h');
  });

  it('writes amounts as the language does', () => {
    expect(money(18_000, 'fr')).toBe('18\u202f000\u00a0€');
    expect(money(1_250_000, 'en', '£')).toBe('£1,250,000');
  });

  it('chooses one alternative, nested ones too, and fills the gaps', () => {
    const seen = new Set(
      Array.from({ length: 40 }, (_, seed) =>
        written('[Appel|Visite [courte|longue]|] {de client}.', { client: 'le lycée' }, seededRandom(seed)),
      ),
    );
    expect(seen).toEqual(
      new Set(['Appel du lycée.', 'Visite courte du lycée.', 'Visite longue du lycée.', 'du lycée.']),
    );
  });

  it('says which gap has no value', () => {
    expect(() => written('Pour {nobody}.', {}, seededRandom(1))).toThrow('{nobody}');
  });
});
