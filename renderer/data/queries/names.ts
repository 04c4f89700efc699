import { fullName } from '#shared/domain/contact';
import type { DeskDatabase } from '../db';

export interface NamedRecord {
  readonly id: string;
  readonly kind: 'partner' | 'contact' | 'meeting';
  readonly title: string;
  /** What tells it from others of the same name: a city, a company, a date. */
  readonly detail: string;
  /** Its page's address. */
  readonly path: string;
}

/** Letters without their accents and case, so that "hélène" is found by "helene". */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll('œ', 'oe')
    .toLowerCase();
}

/** The words of a text, folded; what stands between them, a colon or a hyphen, counts for nothing. */
export function wordsOf(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Records whose name has all words of the query at the beginning of words; partners first, then people, then meetings. */
export async function findByName(db: DeskDatabase, query: string, limit: number): Promise<NamedRecord[]> {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  const matches = (text: string): boolean => {
    const words = wordsOf(text);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  };
  const partners = await db
    .records('partner')
    .filter(({ data }) => matches(`${data.name} ${data.city}`))
    .limit(limit)
    .toArray();
  const contacts = await db
    .records('contact')
    .filter(({ data }) => matches(fullName(data)))
    .limit(limit)
    .toArray();
  const meetings = await db
    .records('meeting')
    .orderBy('data.startsAt')
    .reverse()
    .filter(({ data }) => matches(data.title))
    .limit(limit)
    .toArray();
  const employers = await db.records('partner').bulkGet(contacts.map(({ data }) => data.partnerId));
  return [
    ...partners.map(({ id, data }) => ({
      id,
      kind: 'partner' as const,
      title: data.name,
      detail: data.city,
      path: `/partners/${id}`,
    })),
    ...contacts.map(({ id, data }, index) => ({
      id,
      kind: 'contact' as const,
      title: fullName(data),
      detail: employers[index]?.data.name ?? '',
      path: `/partners/${data.partnerId}?tab=contacts&contact=${id}`,
    })),
    ...meetings.map(({ id, data }) => ({
      id,
      kind: 'meeting' as const,
      title: data.title,
      detail: data.startsAt.slice(0, 10),
      path: `/meetings/${id}`,
    })),
  ].slice(0, limit);
}
