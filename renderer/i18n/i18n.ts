import { createInstance } from 'i18next';
import type { i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#shared/domain/fields';
import { en, fr } from './catalogue';
import { withFrenchSpaces } from './frenchSpaces';

/** The catalogues, ready in one language. A missing sentence falls back to English; a test sees to it that none is. */
export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'desk',
    resources: { en: { desk: en }, fr: { desk: withFrenchSpaces(fr) } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
