import { createHash } from 'node:crypto';
import { isKindName, kinds } from '#shared/domain/entities';
import type { WireOperation } from '#shared/sync/protocol';
import { placementOf, type Placement } from '#shared/sync/scope';

export type Fields = WireOperation['set'];

/** A field that a kind doesn't take: its path, such as `agenda.0.text`, and the message's key. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/**
 * Names an operation's content, whatever order its fields came in, so that one that is sent again can be told from
 * another one under the same id.
 *
 * @returns SHA-256 in hexadecimal
 */
export function contentHash(operation: WireOperation): string {
  const { c, id, base, schema, set, unset, effect } = operation;
  const content = [c, id.toLowerCase(), base, schema, inOrder(set), unset.toSorted(), effect];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, inOrder(inner)]);
}

/** The record's fields after the operation: what it sets, less what it unsets, all else left alone. */
export function patched(data: Fields, { set, unset }: Pick<WireOperation, 'set' | 'unset'>): Fields {
  const gone = new Set(unset);
  return Object.fromEntries(Object.entries({ ...data, ...set }).filter(([name]) => !gone.has(name)));
}

/** What is to be said about a record: what its kind has against its fields, and where it belongs. */
export interface Judgement {
  readonly problems: readonly FieldProblem[];
  readonly placement: Placement;
}

/**
 * Holds a record's fields against its kind. Collections that this endpoint doesn't know, and shapes newer than its
 * own, are taken as they are.
 *
 * @param isNewer whether the record's shape is
 */
export function judge(c: string, id: string, data: Fields, isNewer: boolean): Judgement {
  const placement = placementOf(c, id, data);
  if (!isKindName(c)) return { problems: [], placement };
  const result = kinds[c].data.safeParse(data);
  if (result.success || isNewer) return { problems: [], placement };
  const { issues } = result.error;
  return {
    problems: issues.map(({ path, message }) => ({ field: path.join('.'), message })),
    placement,
  };
}

/** Whether a collection's name can be stored. */
export function isCollectionName(c: string): boolean {
  return /^[^\p{Cc}\p{Cs}]+$/u.test(c);
}
