import { z } from 'zod';

/**
 * The building blocks of records. Messages are keys of the catalogue's `validation` section, so that a field
 * is marked in the person's language where it stands.
 */

const localDatePattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function isRealDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A record's id: a UUID, made by the laptop (version 7, so that ids sort by the time they were made). */
export const id = z.uuid('validation.id');

/** One line of text, trimmed. */
export const line = (max = 200) => z.string().trim().max(max, 'validation.tooLong').default('');

/** One line of text that may not be empty. */
export const requiredLine = (max = 200) =>
  z.string().trim().min(1, 'validation.required').max(max, 'validation.tooLong');

/** Markdown, 200,000 characters at the most: a record travels in 1 MiB. */
export const markdown = z.string().max(200_000, 'validation.tooLong').default('');

/** A day without a time, `YYYY-MM-DD`, in the place's own calendar. */
export const localDate = z
  .string()
  .regex(localDatePattern, 'validation.date')
  .refine(isRealDate, 'validation.date');

/** An instant in UTC, ISO 8601 with a `Z`. */
export const instant = z.iso.datetime({ error: 'validation.instant' });

/** An IANA zone's name, such as `Europe/Paris`. */
export const zone = z.string().min(1, 'validation.required').max(64, 'validation.tooLong');

/** An e-mail address, or nothing. */
export const email = z
  .union([z.literal(''), z.email('validation.email').max(254, 'validation.tooLong')])
  .default('');

/** A phone number as a person writes it, or nothing. */
export const phone = z
  .string()
  .trim()
  .max(40, 'validation.tooLong')
  .regex(/^[+\d\s().\-/]*(?:\s?(?:ext|x|p)\.?\s?\d+)?$/i, 'validation.phone')
  .default('');

/** A web address with https or http, or nothing. */
export const website = z
  .union([
    z.literal(''),
    z.url({ protocol: /^https?$/, error: 'validation.website' }).max(500, 'validation.tooLong'),
  ])
  .default('');

/** Short labels, each once. */
export const labels = z
  .array(z.string().trim().min(1, 'validation.required').max(60, 'validation.tooLong'))
  .max(50, 'validation.tooMany')
  .default([]);

/** The two languages of the desk and its documents. */
export const language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof language>;
