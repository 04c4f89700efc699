import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/domain/fields';

/** Dates, times and numbers as the language writes them: short in tables, spoken in text. */
export interface Formats {
  readonly language: Language;
  /** "Thu 26 Nov", "jeu. 26 nov."; with the year when it isn't this one. */
  readonly dayShort: (date: Date) => string;
  /** "Thursday 26 November", "jeudi 26 novembre". */
  readonly dayLong: (date: Date) => string;
  /** "Tuesday", "mardi". */
  readonly weekday: (date: Date) => string;
  /** "Thursday 26 November 2026". */
  readonly dayLongWithYear: (date: Date) => string;
  /** "Thu", "jeu.": over a column. */
  readonly weekdayShort: (date: Date) => string;
  /** "23–29 November 2026". */
  readonly dateRange: (from: Date, to: Date) => string;
  /** A full hour beside a calendar: "09:00", "9 h". */
  readonly hour: (hour: number) => string;
  /** "26 November 2026". */
  readonly dateLong: (date: Date) => string;
  /** "26/11/2026", for tables. */
  readonly dateNumeric: (date: Date) => string;
  /** "14:00"; of a place's zone when one is given. */
  readonly time: (date: Date, zone?: string) => string;
  /** "November 2026". */
  readonly month: (date: Date) => string;
  /** "Nov", "nov.": for an axis. */
  readonly monthShort: (date: Date) => string;
  readonly number: (value: number) => string;
  /** "1.4 MB", "1,4 Mo". */
  readonly bytes: (value: number) => string;
  /** "3 days ago", "dans 2 jours", "tomorrow", by whole days of the local calendar. */
  readonly relativeDay: (date: Date, now: Date) => string;
  readonly compare: (a: string, b: string) => number;
}

const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** Each language's formats, made once: making them takes milliseconds, and every line of a list asks for them. */
const made = new Map<Language, Formats>();

export function formatsOf(language: Language): Formats {
  const known = made.get(language);
  if (known) return known;
  const formats = createFormats(language);
  made.set(language, formats);
  return formats;
}

function createFormats(language: Language): Formats {
  const locale = locales[language];
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const short = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const shortWithYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const long = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const longWithYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const weekday = format({ weekday: 'short' });
  const weekdayLong = format({ weekday: 'long' });
  const full = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const numeric = format({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const month = format({ month: 'long', year: 'numeric' });
  const monthShort = format({ month: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  const collator = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  const times = new Map<string, Intl.DateTimeFormat>();
  const timeOf = (zone: string | undefined): Intl.DateTimeFormat => {
    const key = zone ?? '';
    const known = times.get(key);
    if (known) return known;
    const clock = format({ hour: '2-digit', minute: '2-digit', ...(zone ? { timeZone: zone } : {}) });
    times.set(key, clock);
    return clock;
  };
  return {
    language,
    dayShort: (date) =>
      // English puts a comma after the weekday, which a table can do without.
      (date.getFullYear() === new Date().getFullYear() ? short : shortWithYear).format(date).replace(',', ''),
    dayLong: (date) => long.format(date),
    weekday: (date) => weekdayLong.format(date),
    dayLongWithYear: (date) => longWithYear.format(date),
    weekdayShort: (date) => weekday.format(date),
    dateRange: (from, to) => full.formatRange(from, to),
    hour: (hour) => (language === 'fr' ? `${hour}\u202fh` : `${String(hour).padStart(2, '0')}:00`),
    dateLong: (date) => full.format(date),
    dateNumeric: (date) => numeric.format(date),
    time: (date, zone) => timeOf(zone).format(date),
    month: (date) => month.format(date),
    monthShort: (date) => monthShort.format(date),
    number: (value) => number.format(value),
    bytes: (value) => spokenBytes(value, language, number),
    relativeDay: (date, now) => relativeDays(relative, wholeDays(date, now)),
    compare: (a, b) => collator.compare(a, b),
  };
}

const byteUnits: Readonly<Record<Language, readonly string[]>> = {
  fr: ['octets', 'Ko', 'Mo', 'Go', 'To'],
  en: ['bytes', 'KB', 'MB', 'GB', 'TB'],
};

function spokenBytes(value: number, language: Language, format: Intl.NumberFormat): string {
  const step = value < 1 ? 0 : Math.min(4, Math.floor(Math.log10(value) / 3));
  const size = value / 1000 ** step;
  const rounded = size < 10 && step > 0 ? Math.round(size * 10) / 10 : Math.round(size);
  return `${format.format(rounded)}\u00a0${byteUnits[language][step] ?? ''}`;
}

function relativeDays(format: Intl.RelativeTimeFormat, days: number): string {
  const size = Math.abs(days);
  if (size < 14) return format.format(days, 'day');
  if (size < 60) return format.format(Math.round(days / 7), 'week');
  if (size < 730) return format.format(Math.round(days / 30.44), 'month');
  return format.format(Math.round(days / 365.25), 'year');
}

/** Days between two instants by the local calendar: yesterday at 23:59 is one day ago. */
function wholeDays(date: Date, now: Date): number {
  return dayNumber(date) - dayNumber(now);
}

function dayNumber(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

/** The formats of the screen's language. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return formatsOf(i18n.language === 'fr' ? 'fr' : 'en');
}
