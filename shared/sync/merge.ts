import type { MergePolicy } from '../domain/kind';
import { sameValue } from '../domain/sameValue';
import { mergeList } from './mergeList';
import type { ListItem } from './mergeList';
import { mergeSet } from './mergeSet';
import { mergeText } from './mergeText';

export interface MergedField {
  /** What the record is to hold; `undefined`: the field is absent. */
  readonly value: unknown;
  /** Both sides changed the same thing: `value` holds theirs there, and mine belongs in a merge conflict record. */
  readonly conflict: boolean;
}

/**
 * Merges two edits of one field by its kind's policy; `undefined` stands for an absent field.
 *
 * A value that hasn't the shape of its policy (a newer app wrote it) merges as a scalar.
 */
export function mergeField(policy: MergePolicy, base: unknown, mine: unknown, theirs: unknown): MergedField {
  if (sameValue(mine, theirs) || sameValue(mine, base)) return { value: theirs, conflict: false };
  if (sameValue(theirs, base)) return { value: mine, conflict: false };
  return byPolicy(policy, [base, mine, theirs]) ?? { value: theirs, conflict: true };
}

type Sides<T> = readonly [base: T, mine: T, theirs: T];

/** Both sides changed the field; null: it merges as a scalar. */
function byPolicy(policy: MergePolicy, sides: Sides<unknown>): MergedField | null {
  switch (policy) {
    case 'text': {
      const texts = shaped(sides, isText, '');
      const value = texts && mergeText(...texts);
      return value === null ? null : { value, conflict: false };
    }
    case 'set': {
      const sets = shaped(sides, isSet, []);
      return sets && { value: mergeSet(...sets), conflict: false };
    }
    case 'list': {
      const lists = shaped(sides, isList, []);
      if (!lists) return null;
      const { items, conflict } = mergeList(...lists);
      return { value: items, conflict };
    }
    case 'scalar':
    default:
      return null;
  }
}

function shaped<T>(
  [base, mine, theirs]: Sides<unknown>,
  is: (value: unknown) => value is T,
  empty: T,
): Sides<T> | null {
  const [b, m, t] = [base ?? empty, mine ?? empty, theirs ?? empty];
  return is(b) && is(m) && is(t) ? [b, m, t] : null;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isSet(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

export function isList(value: unknown): value is readonly ListItem[] {
  if (!Array.isArray(value) || !value.every(isListItem)) return false;
  return new Set(value.map((item) => item.id)).size === value.length;
}

function isListItem(value: unknown): value is ListItem {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
