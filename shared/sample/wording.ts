import type { Language } from '../domain/fields';
import { civilOf, weekdayOf } from './calendar';
import type { Random } from './random';

const nbsp = '\u00a0';
const thin = '\u202f';

const months = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;

const weekdays = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;

/** "mars", "March"; `month` counts from 1 and may run past 12. */
export function monthName(month: number, language: Language): string {
  return months[language][(((month - 1) % 12) + 12) % 12] ?? '';
}

/** "12 mars", "1er avril", "12 March". */
export function dayAndMonth(day: number, language: Language): string {
  const [, month, date] = civilOf(day);
  return `${date}${language === 'fr' && date === 1 ? 'er' : ''}${nbsp}${monthName(month, language)}`;
}

/** "mardi 12 mars", "Tuesday 12 March". */
export function weekdayAndDate(day: number, language: Language): string {
  return `${weekdays[language][weekdayOf(day) - 1] ?? ''} ${dayAndMonth(day, language)}`;
}

/** Minutes since midnight on the wall: "14 h 30", "14:30". */
export function wallTime(minutes: number, language: Language): string {
  const hour = Math.floor(minutes / 60);
  const rest = String(minutes % 60).padStart(2, '0');
  if (language === 'en') return `${hour}:${rest}`;
  return rest === '00' ? `${hour}${nbsp}h` : `${hour}${nbsp}h${nbsp}${rest}`;
}

/** A whole number with its thousands set apart: "18 000", "18,000". */
export function grouped(value: number, language: Language): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? thin : ',');
}

/** An amount in euros, or in pounds: "18 000 €", "€18,000". */
export function money(value: number, language: Language, currency: '€' | '£' = '€'): string {
  const figure = grouped(value, language);
  return language === 'fr' ? `${figure}${nbsp}${currency}` : `${currency}${figure}`;
}

/** French "de" before a noun group: "de la clinique", "du lycée", "des transports", "d’Élodie". */
export function withDe(noun: string): string {
  if (noun.startsWith('le ')) return `du ${noun.slice(3)}`;
  if (noun.startsWith('les ')) return `des ${noun.slice(4)}`;
  return /^h?(?:[aeiouàâéèêëîïôûœ]|y(?![aeiou]))/i.test(noun) ? `d’${noun}` : `de ${noun}`;
}

/** French "à" before a noun group: "au lycée", "aux transports", "à la clinique". */
export function withA(noun: string): string {
  if (noun.startsWith('le ')) return `au ${noun.slice(3)}`;
  if (noun.startsWith('les ')) return `aux ${noun.slice(4)}`;
  return `à ${noun}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}

/** Begins the text and each of its sentences with a capital. */
export function sentences(text: string): string {
  return text.replace(
    /(^|[.?!] )(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** "clinique du Pré-Vermeil" for "la clinique du Pré-Vermeil": as a name after "projet" or "affaire". */
export function withoutArticle(noun: string): string {
  return noun.replace(/^(?:les? |la |l’)/, '');
}

/** What a template may name: `{client}`, and in French `{de client}` and `{à client}`; `{Client}` begins a sentence.
 * What takes time to write may be given as a function. */
export type Slots = Readonly<Record<string, string | (() => string)>>;

function valueOf(slots: Slots, name: string): string | undefined {
  const value = slots[name];
  return typeof value === 'function' ? value() : value;
}

function filled(template: string, slots: Slots): string {
  return template.replace(
    /\{(?:(de|à) )?(\p{L}+)\}/gu,
    (whole, preposition: string | undefined, name: string) => {
      const plain = valueOf(slots, name);
      const value = plain ?? valueOf(slots, name.charAt(0).toLowerCase() + name.slice(1));
      if (value === undefined) throw new Error(`No value for ${whole} in: ${template}`);
      if (preposition === 'de') return withDe(value);
      if (preposition === 'à') return withA(value);
      return plain === undefined ? capitalised(value) : value;
    },
  );
}

/**
 * Writes a template out: `[a|b|]` becomes one of its alternatives (nested ones too), slots get their values,
 * and what an empty alternative leaves behind is tidied.
 */
export function written(template: string, slots: Slots, random: Random): string {
  let text = template;
  while (text.includes('[')) {
    const chosen = text.replace(/\[([^[\]]*\|[^[\]]*)\]/g, (_, inner: string) =>
      random.pick(inner.split('|')),
    );
    if (chosen === text) break;
    text = chosen;
  }
  const whole = filled(text, slots);
  if (text === template) return whole.trim();
  return whole.replace(/ +(?=[.,]|$)| (?= )/gm, '').trim();
}

/** The places where French wants a space that doesn't break, or a curly apostrophe. */
const frenchMarks = /'| [;!?:»]|« |\d (?=%|€|k€|h\b)|\b(?:M\.|Mme|n°) (?=\S)/g;

/** Sets the spaces and apostrophes that French typography wants; Markdown's own marks stay as they are. */
export function frenchTypography(text: string): string {
  return text.replace(frenchMarks, (mark, at: number) => {
    switch (mark) {
      case "'":
        return '’';
      case ' ;':
      case ' !':
      case ' ?':
        return thin + mark.slice(1);
      case ' :':
      case ' »':
        return nbsp + mark.slice(1);
      case '« ':
        return `«${nbsp}`;
      default:
        return mark.slice(0, -1) + (text.charAt(at + mark.length) === '%' ? thin : nbsp);
    }
  });
}

/** The text as the language prints it. */
export function typeset(text: string, language: Language): string {
  return language === 'fr' ? frenchTypography(text) : text.replaceAll("'", '’');
}
