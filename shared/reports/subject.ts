import type { Meeting } from '../domain/meeting';
import type { Language } from '../domain/fields';
import { documentTexts } from './documentTexts';

/**
 * What a meeting is and is about, "Visite – Habitat Brévanne"; a title that begins with its kind, in whichever
 * language, doesn't say it twice.
 */
export function subject({ kind, title }: Pick<Meeting, 'kind' | 'title'>, language: Language): string {
  const says = (word: string): boolean => title.toLowerCase().startsWith(word.toLowerCase());
  if (says(documentTexts('fr').kind[kind]) || says(documentTexts('en').kind[kind])) return title;
  return `${documentTexts(language).kind[kind]} – ${title}`;
}
