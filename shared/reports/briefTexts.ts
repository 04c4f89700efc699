import type { Language } from '../domain/fields';
import { briefTextsEn } from './briefTextsEn';
import { briefTextsFr } from './briefTextsFr';
import type { BriefTexts } from './briefWords';

const texts: Readonly<Record<Language, BriefTexts>> = { fr: briefTextsFr, en: briefTextsEn };

/** The words of a printed brief in its language. */
export function briefTexts(language: Language): BriefTexts {
  return texts[language];
}
