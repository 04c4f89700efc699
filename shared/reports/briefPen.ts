import type { Language } from '../domain/fields';
import type { Brief } from './brief';
import { briefTexts } from './briefTexts';
import type { BriefTexts } from './briefWords';
import { documentFormat } from './format';
import type { DocumentFormat } from './format';

/** What a printed brief is written with. */
export interface BriefPen {
  readonly brief: Brief;
  readonly language: Language;
  readonly texts: BriefTexts;
  readonly format: DocumentFormat;
}

export function briefPen(brief: Brief, language: Language): BriefPen {
  return { brief, language, texts: briefTexts(language), format: documentFormat(language) };
}
