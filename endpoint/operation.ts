import { createHash } from 'node:crypto';
import { isKindName, kinds } from '#shared/domain/entities';
import type { WireOperation } from '#shared/sync/protocol';

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

/**
 * What a known kind has against a record's fields. Collections that this endpoint doesn't know, and shapes newer than
 * its own, are taken as they are.
 */
export function fieldProblems(c: string, schema: number, data: Fields): readonly FieldProblem[] {
  if (!isKindName(c) || schema > kinds[c].schema) return [];
  const result = kinds[c].data.safeParse(data);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
}

/**
 * A kind seen from where its name is only known at run time. `scope` is a method here, so that it takes what the
 * kind's own schema gave, which the union of all kinds can't say.
 */
interface AnyKind {
  readonly data: { safeParse(input: unknown): { success: true; data: unknown } | { success: false } };
  scope(data: unknown): string;
}

/** The scope that a record belongs to; `company` for collections and shapes that this endpoint doesn't know. */
export function scopeOf(c: string, data: Fields): string {
  if (!isKindName(c)) return 'company';
  const kind: AnyKind = kinds[c];
  const result = kind.data.safeParse(data);
  return result.success ? storable(kind.scope(result.data)) : 'company';
}

/** A text as a column takes it: PostgreSQL has neither NUL nor lone surrogates. */
function storable(text: string): string {
  return text.replaceAll(/[\0\p{Cs}]/gu, '\uFFFD');
}

/** Whether a collection's name can be stored. */
export function isCollectionName(c: string): boolean {
  return /^[^\p{Cc}\p{Cs}]+$/u.test(c);
}
