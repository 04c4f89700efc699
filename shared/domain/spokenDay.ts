import { addDays, weekday } from './localTime';

/**
 * A day as people say or type it, in French or English, seen from a local date: "+7", "ven 4/12", "friday",
 * "demain", "4 décembre", "dans 2 semaines", "fin du mois", "2026-12-04". Days come before months, and a date without
 * a year is the next one to come.
 *
 * @returns a local date, or `undefined` when nothing is meant that exists
 */
export function spokenDay(text: string, today: string): string | undefined {
  const words = folded(text);
  if (words === '') return undefined;
  return (
    namedDay(words, today) ??
    distance(words, today) ??
    writtenDate(withoutWeekday(words), today) ??
    weekdayToCome(words, today)
  );
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[.,]/g, ' ')
    .replace(/^\s*(?:le|on|d'ici|by|pour|for|avant|before)\s+/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function namedDay(words: string, today: string): string | undefined {
  switch (words) {
    case "aujourd'hui":
    case 'auj':
    case 'today':
      return today;
    case 'demain':
    case 'tomorrow':
      return addDays(today, 1);
    case 'apres-demain':
    case 'apres demain':
      return addDays(today, 2);
    case 'fin de mois':
    case 'fin du mois':
    case 'end of month':
    case 'eom':
      return monthEnd(today, 0);
    case 'fin de semaine':
    case 'end of week':
    case 'eow':
      return addDays(today, (5 - weekday(today) + 7) % 7);
    default:
      return undefined;
  }
}

function distance(words: string, today: string): string | undefined {
  const [, count = '', unit = 'j'] =
    /^(?:\+|dans |in |sous )\s*(\d{1,3})\s*(j|jours?|d|days?|s|sem|semaines?|w|wk|weeks?|m|mois|months?)?$/.exec(
      words,
    ) ?? [];
  if (count === '') return undefined;
  if (/^(?:m|mois|months?)$/.test(unit)) return addMonths(today, Number(count));
  return addDays(today, Number(count) * (/^[sw]/.test(unit) ? 7 : 1));
}

function writtenDate(words: string, today: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[/\s-](\d{1,2})(?:[/\s-](\d{4}|\d{2}))?$/.exec(words);
  if (numbers) return dated(numbers[1], Number(numbers[2]), numbers[3], today);
  const dayFirst = /^(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+)(?: (\d{4}))?$/.exec(words);
  if (dayFirst) return dated(dayFirst[1], monthOf(dayFirst[2]), dayFirst[3], today);
  const monthFirst = /^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(words);
  return monthFirst ? dated(monthFirst[2], monthOf(monthFirst[1]), monthFirst[3], today) : undefined;
}

function dated(
  day: string | undefined,
  month: number,
  year: string | undefined,
  today: string,
): string | undefined {
  const thisYear = Number(today.slice(0, 4));
  if (year) return existing(year.length === 2 ? 2000 + Number(year) : Number(year), month, Number(day));
  // 29 February may be a few years off.
  for (let candidate = thisYear; candidate < thisYear + 9; candidate += 1) {
    const date = existing(candidate, month, Number(day));
    if (date && date >= today) return date;
  }
  return undefined;
}

function existing(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}

const weekdays = [
  ['lun', 'lundi', 'mon', 'monday'],
  ['mar', 'mardi', 'tue', 'tues', 'tuesday'],
  ['mer', 'mercredi', 'wed', 'wednesday'],
  ['jeu', 'jeudi', 'thu', 'thur', 'thurs', 'thursday'],
  ['ven', 'vendredi', 'fri', 'friday'],
  ['sam', 'samedi', 'sat', 'saturday'],
  ['dim', 'dimanche', 'sun', 'sunday'],
];

function weekdayOf(word: string | undefined): number {
  return weekdays.findIndex((names) => names.includes(word ?? '')) + 1;
}

/** "ven 4/12": the date counts, the weekday is only said along. */
function withoutWeekday(words: string): string {
  const [first, ...rest] = words.split(' ');
  return rest.length > 0 && weekdayOf(first) > 0 ? rest.join(' ') : words;
}

/** The next such day after today; "friday week" isn't understood, rather than misunderstood. */
function weekdayToCome(words: string, today: string): string | undefined {
  const [, next = '', word, prochain = ''] = /^(next )?([a-z]+)( prochain)?$/.exec(words) ?? [];
  const wanted = weekdayOf(word);
  if (wanted === 0) return undefined;
  const ahead = (wanted - weekday(today) + 7) % 7 || 7;
  // On a Monday, "next Friday" and "vendredi prochain" are taken as the coming one, as most people mean it.
  return next && prochain ? undefined : addDays(today, ahead);
}

const months = [
  /^jan/,
  /^fe[vb]/,
  /^mar/,
  /^a[vp]r/,
  /^ma[iy]$/,
  /^(?:juin|june?)$/,
  /^(?:juil|july?$)/,
  /^(?:aout|aug)/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
];

function monthOf(word: string | undefined): number {
  return months.findIndex((name) => name.test(word ?? '')) + 1;
}

function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = Number(monthEnd(day, count).slice(8));
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}

function monthEnd(day: string, monthsOn: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month + monthsOn, 0)).toISOString().slice(0, 10);
}
