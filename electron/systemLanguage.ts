import type { Language } from '#shared/domain/fields';
import type { Settings } from '#shared/bridge/settings';

/** The desk's language that comes closest to what the person has told the system, in their order. */
export function systemLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = tag.toLowerCase().split(/[-_]/)[0];
    if (language === 'fr' || language === 'en') return language;
  }
  return 'en';
}

/** The language that menus and dialogs speak. */
export function shownLanguage(chosen: Settings['language'], preferred: readonly string[]): Language {
  return chosen === 'system' ? systemLanguage(preferred) : chosen;
}
