import type { Language } from '../domain/fields';
import { localDay, wallMinutes } from '../domain/localTime';

/** Dates and figures of a document, spelled in its language; what belongs together doesn't break across lines. */
export interface DocumentFormat {
  /** "jeudi 26 novembre 2026", "Thursday 26 November 2026" */
  weekday(date: string): string;
  /** "26 novembre 2026", "1er décembre 2026", "26 November 2026" */
  day(date: string): string;
  /** For tables: "26 nov. 2026", "26 Nov 2026" */
  shortDay(date: string): string;
  /** "14 h 00", "14:00": the time on the wall of the place */
  time(instant: string | Date, zone: string): string;
  /** "jeudi 26 novembre 2026, 14 h 00", "Thursday 26 November 2026, 14:00" */
  moment(instant: string | Date, zone: string): string;
  /** The same with the end: "jeudi 26 novembre 2026, 14 h 00 – 15 h 30" */
  span(instant: string | Date, minutes: number, zone: string): string;
  /** "26 novembre 2026 à 16 h 20", "26 November 2026 at 16:20" */
  stamp(instant: string | Date, zone: string): string;
  /** "1 234,5", "1,234.5" */
  number(value: number): string;
}

const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };
const glue = '\u00A0';

/** Spells dates (`YYYY-MM-DD`), instants in the zone of their place, and numbers as the language wants them. */
export function documentFormat(language: Language): DocumentFormat {
  const name = (date: string, part: 'weekday' | 'month', width: 'long' | 'short'): string => {
    const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', day: 'numeric', month: width };
    if (part === 'weekday') options.weekday = width;
    const parts = new Intl.DateTimeFormat(locales[language], options).formatToParts(
      new Date(`${date}T12:00:00Z`),
    );
    return parts.find((found) => found.type === part)?.value ?? '';
  };

  const dated = (date: string, width: 'long' | 'short'): string => {
    const number = String(Number(date.slice(8, 10)));
    const spelled = language === 'fr' && number === '1' ? '1er' : number;
    return `${spelled}${glue}${name(date, 'month', width)} ${String(Number(date.slice(0, 4)))}`;
  };

  const weekday = (date: string): string => `${name(date, 'weekday', 'long')} ${dated(date, 'long')}`;

  const time = (instant: string | Date, zone: string): string => {
    const minutes = wallMinutes(instant, zone);
    const hour = String(Math.floor(minutes / 60));
    const minute = String(minutes % 60).padStart(2, '0');
    return language === 'fr' ? `${hour}${glue}h${glue}${minute}` : `${hour.padStart(2, '0')}:${minute}`;
  };

  const moment = (instant: string | Date, zone: string): string =>
    `${weekday(localDay(instant, zone))}, ${time(instant, zone)}`;

  return {
    weekday,
    day: (date) => dated(date, 'long'),
    shortDay: (date) => dated(date, 'short').replaceAll(' ', glue),
    time,
    moment,
    span: (instant, minutes, zone) => {
      const end = new Date(new Date(instant).getTime() + minutes * 60_000);
      const dash = language === 'fr' ? `${glue}–${glue}` : '–';
      return `${moment(instant, zone)}${dash}${time(end, zone)}`;
    },
    stamp: (instant, zone) =>
      `${dated(localDay(instant, zone), 'long')} ${language === 'fr' ? 'à' : 'at'} ${time(instant, zone)}`,
    number: (value) => new Intl.NumberFormat(locales[language]).format(value),
  };
}
