import { describe, expect, it } from 'vitest';
import { en, fr } from '../../../renderer/i18n/catalogue';
import { frenchSpaces, withFrenchSpaces } from '../../../renderer/i18n/frenchSpaces';

const english = flat(en);
const french = flat(withFrenchSpaces(fr));

describe('the catalogues', () => {
  it('hold the same sentences in both languages', () => {
    const stem = (key: string) => key.replace(/_many$/, '_other');
    expect([...new Set([...french.keys()].map(stem))].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('leave no sentence empty', () => {
    const empty = [...english, ...french].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('put the same values into a sentence in both languages; only a singular may do without its number', () => {
    const values = (text: string | undefined) => [...new Set(text?.match(/\{\{(\w+)/g) ?? [])].toSorted();
    const told = (key: string, text: string | undefined) =>
      values(text).filter((value) => !(key.endsWith('_one') && value === '{{count'));
    const different = [...english].filter(
      ([key, text]) => JSON.stringify(told(key, text)) !== JSON.stringify(told(key, french.get(key))),
    );
    expect(different).toEqual([]);
  });

  it('write French with its own spaces and apostrophes', () => {
    const wrong = [...french].filter(([, text]) =>
      / [;!?»]|« |\s:|\w'\w/.test(text.replaceAll('\u00a0:', '').replaceAll(/https?:/g, '')),
    );
    expect(wrong).toEqual([]);
  });

  it('write English with typographic apostrophes', () => {
    expect([...english].filter(([, text]) => /\w'\w/.test(text))).toEqual([]);
  });

  it('shout at nobody', () => {
    expect([...english, ...french].filter(([, text]) => /[!]|oops|oups/i.test(text))).toEqual([]);
  });
});

describe('French spaces', () => {
  it('are thin before high punctuation, plain no-break before a colon', () => {
    expect(frenchSpaces('« Bon » : quoi ? Oui ; non !')).toBe(
      '«\u202fBon\u202f»\u00a0: quoi\u202f? Oui\u202f; non\u202f!',
    );
  });
});

function flat(texts: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${path}${key}`, value] as const]
        : [...flat(value as object, `${path}${key}.`)],
    ),
  );
}
