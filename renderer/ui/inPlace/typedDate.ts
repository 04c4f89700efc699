import { localDate } from '#shared/domain/fields';

/**
 * The local date that somebody typed, day first as both languages write it here: "26/11/2026", "26.11.26", "26 11"
 * (this year), or `2026-11-26`.
 *
 * @returns `undefined` when it isn't a date that exists
 */
export function typedDate(text: string, today: string): string | undefined {
  const trimmed = text.trim();
  const parts = /^(\d{1,2})[\s./-](\d{1,2})(?:[\s./-](\d{4}|\d{2}))?$/.exec(trimmed);
  const candidate = parts
    ? `${fullYear(parts[3], today)}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[1] ?? '').padStart(2, '0')}`
    : trimmed;
  return localDate.safeParse(candidate).data;
}

function fullYear(year: string | undefined, today: string): string {
  if (!year) return today.slice(0, 4);
  return year.length === 2 ? `${today.slice(0, 2)}${year}` : year;
}
