import type { FieldShape } from '#shared/domain/fieldShape';
import { instantAt, localDay, wallMinutes } from '#shared/domain/localTime';
import { sameValue } from '#shared/domain/sameValue';
import { localDateOf } from '../../../i18n/localDate';
import { typedDate } from '../../../ui/inPlace/typedDate';

/** A value as it is being edited: what the field for it holds. */
export type Draft = string | number | readonly string[];

export interface DraftContext {
  readonly shape: FieldShape;
  /** The zone of the place, where times are meant. */
  readonly zone: string;
  readonly newId: () => string;
  readonly now: Date;
  readonly writtenDate: (localDate: string) => string;
}

export type ParsedDraft =
  | { readonly ok: true; readonly value: unknown }
  /** `message`: a key of the catalogue's `validation` section. */
  | { readonly ok: false; readonly message: string };

/** What the field holds at first. */
export function draftOf(value: unknown, { shape, zone, writtenDate }: DraftContext): Draft {
  const text = typeof value === 'string' ? value : '';
  switch (shape.type) {
    case 'number':
      return typeof value === 'number' ? value : '';
    case 'yesNo':
      return value === true ? 'true' : 'false';
    case 'date':
      return text === '' ? '' : writtenDate(text);
    case 'instant':
      return text === '' ? '' : wallText(text, zone);
    case 'labels':
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    case 'items':
      return itemsOf(value)
        .map((item) => wordsOf(item))
        .join('\n');
    case 'unknown':
      return typeof value === 'string' || value === undefined ? text : JSON.stringify(value, null, 2);
    case 'text':
    case 'line':
    case 'choice':
    case 'reference':
      return text;
  }
}

/** The value that the field's content stands for; the kind's own rules are the door's to check. */
export function parsedDraft(draft: Draft, original: unknown, context: DraftContext): ParsedDraft {
  const { shape, zone, newId, now } = context;
  const text = typeof draft === 'string' ? draft : '';
  switch (shape.type) {
    case 'number':
      if (typeof draft === 'number') return { ok: true, value: draft };
      return text.trim() === '' ? { ok: true, value: undefined } : bad('invalid');
    case 'yesNo':
      return { ok: true, value: text === 'true' };
    case 'date': {
      if (text.trim() === '') return { ok: true, value: undefined };
      const date = typedDate(text, localDateOf(now));
      return date ? { ok: true, value: date } : bad('date');
    }
    case 'instant': {
      const [, day = '', hours, minutes] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)$/.exec(text) ?? [];
      if (!day) return bad('instant');
      return { ok: true, value: instantAt(day, Number(hours) * 60 + Number(minutes), zone) };
    }
    case 'items':
      return { ok: true, value: itemsFrom(text, original, newId) };
    case 'unknown':
      return typeof original === 'string' || original === undefined ? { ok: true, value: text } : json(text);
    case 'labels':
    case 'text':
    case 'line':
    case 'choice':
    case 'reference':
      return { ok: true, value: draft };
  }
}

/** A line an item; a line that stood there keeps its item with all that it says, another one takes the words of the item in its place. */
function itemsFrom(text: string, original: unknown, newId: () => string): readonly unknown[] {
  const items = itemsOf(original);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const left = [...items];
  const take = (found: number): Item | undefined => (found < 0 ? undefined : left.splice(found, 1)[0]);
  const kept = lines.map((line) => take(left.findIndex((item) => wordsOf(item) === line)));
  return lines.map((line, index) => {
    const same = kept[index];
    if (same) return same;
    const inPlace = take(left.findIndex((item) => sameValue(item, items[index])));
    return inPlace ? { ...inPlace, text: line } : { id: newId(), text: line };
  });
}

type Item = Readonly<Record<string, unknown>>;

function itemsOf(value: unknown): readonly Item[] {
  return Array.isArray(value)
    ? value.filter((item): item is Item => typeof item === 'object' && item !== null)
    : [];
}

function wordsOf(item: Item): string {
  const text = typeof item['text'] === 'string' ? item['text'] : '';
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

function wallText(instant: string, zone: string): string {
  const minutes = wallMinutes(instant, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${localDay(instant, zone)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function json(text: string): ParsedDraft {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return bad('invalid');
  }
}

function bad(key: 'invalid' | 'date' | 'instant'): ParsedDraft {
  return { ok: false, message: `validation.${key}` };
}
