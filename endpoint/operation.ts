import { createHash } from 'node:crypto';
import type { z } from 'zod';
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

/** What is to be said about a record's fields: what its kind has against them, and the scope it belongs to. */
export interface Judgement {
  readonly problems: readonly FieldProblem[];
  readonly scope: string;
}

/**
 * A kind seen from where its name is only known at run time. `scope` is a method here, so that it takes what the
 * kind's own schema gave, which the union of all kinds can't say.
 */
interface AnyKind {
  readonly schema: number;
  readonly data: z.ZodType;
  scope(data: unknown): string;
}

const unknownShape: Judgement = { problems: [], scope: 'company' };

/**
 * Holds a record's fields against its kind. Collections that this endpoint doesn't know, and shapes newer than its
 * own, are taken as they are, for the whole company.
 */
export function judge(c: string, schema: number, data: Fields): Judgement {
  if (!isKindName(c)) return unknownShape;
  const kind: AnyKind = kinds[c];
  const result = kind.data.safeParse(data);
  if (result.success) return { problems: [], scope: storable(kind.scope(result.data)) };
  if (schema > kind.schema) return unknownShape;
  const { issues } = result.error;
  return {
    problems: issues.map(({ path, message }) => ({ field: path.join('.'), message })),
    scope: unknownShape.scope,
  };
}

/** A text as a column takes it: PostgreSQL has neither NUL nor lone surrogates. */
function storable(text: string): string {
  return text.replaceAll(/[\0\p{Cs}]/gu, '\uFFFD');
}

/** Whether a collection's name can be stored. */
export function isCollectionName(c: string): boolean {
  return /^[^\p{Cc}\p{Cs}]+$/u.test(c);
}
