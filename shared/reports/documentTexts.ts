import type { Language } from '../domain/fields';
import type { DocumentTexts } from './texts';
import { textsEn } from './textsEn';
import { textsFr } from './textsFr';

const texts: Readonly<Record<Language, DocumentTexts>> = { fr: textsFr, en: textsEn };

/** The words of a document in its language. */
export function documentTexts(language: Language): DocumentTexts {
  return texts[language];
}
