import type { z } from 'zod';

/**
 * How two laptops' edits of one field become one value.
 * - `scalar`: one value; both changed it differently → a merge conflict.
 * - `set`: an array of strings without order; additions and removals of both sides are kept.
 * - `list`: an ordered array of `{id, …}`; items merge by id, their fields as scalars, the order by the last mover.
 * - `text`: Markdown; merges by lines, overlapping lines are a merge conflict.
 */
export type MergePolicy = 'scalar' | 'set' | 'list' | 'text';

/** A Dexie index on the row's data: a field name, or `a+b` for a compound one, with the database version it came with. */
export interface KindIndex {
  readonly on: string;
  readonly since: number;
}

/** What an erasure does to a record. */
export interface Erase {
  /** Fields that say nothing of the person, and stay. */
  readonly keeps: readonly string[];
  /** What stands in the others where the kind wants something. */
  readonly sets: Readonly<Record<string, string | number | boolean>>;
  /** The record is deleted by it. */
  readonly deletes: boolean;
}

/**
 * A field that goes on under another name, since what it holds has come to be written differently. That is the one way
 * in which a kind's shape moves on besides new fields, for companies bring their laptops up to date one after the other:
 * older apps go on writing the old name, whose values must stay apart from the new ones. Hence an old name is never given
 * to anything else, a name never gets another meaning, and a value must not need any other field's
 * (docs/decisions/0024-shapes.md).
 */
export interface FieldMove {
  readonly from: string;
  readonly to: string;
  /** The shape from which on it bears the new name. */
  readonly schema: number;
  /** The version of the local database that moves what is stored. */
  readonly since: number;
  /** What the old value is in the new field, whatever it was; the same when left out. */
  readonly value?: (old: unknown) => unknown;
}

/**
 * Everything the house knows about a kind of record. Storage, sync, trash, history, search and erasure
 * are derived from it, so that a kind is told once.
 *
 * @template Name the kind's name, also its collection's name on the wire and its table's name
 * @template Data the kind's fields; must be a loose object, so that unknown fields survive a round trip (I10)
 */
export interface Kind<Name extends string, Data extends z.ZodObject> {
  readonly name: Name;
  /** Version of the data's shape, sent with every record; grows with each change that an older app can't read. */
  readonly schema: number;
  /** The fields that have moved since the first shape, in the order in which they did. */
  readonly moves?: readonly FieldMove[];
  /** Version of the local database in which the kind's table appeared. */
  readonly since: number;
  readonly data: Data;
  readonly indexes: readonly KindIndex[];
  /** Fields whose words are searched, the most telling first. */
  readonly search: readonly (keyof z.infer<Data> & string)[];
  /** Fields that don't merge as scalars. */
  readonly merge: Partial<Record<keyof z.infer<Data> & string, Exclude<MergePolicy, 'scalar'>>>;
  /** Fields that hold the id of another record, with its kind. */
  readonly references: Partial<Record<keyof z.infer<Data> & string, string>>;
  /** The references whose records this one is a part of: it goes to the trash and comes back with each of them. */
  readonly belongsTo?: readonly (keyof z.infer<Data> & string)[];
  /** What is left of a record when a person is erased; only kinds that hold a person's data have it. */
  readonly erase?: Erase;
  /** What a list, the trash or a merge conflict calls the record; '' when it has no name yet. */
  readonly title: (data: z.infer<Data>) => string;
  /** Who may see the record: `territory:X`, `partner:ID`, `person:ID` or `company`. */
  readonly scope: (data: z.infer<Data>) => string;
}

/** Checks a kind's definition against its own data at compile time and returns it as it is. */
export function defineKind<
  Name extends string,
  Data extends z.ZodObject,
  Rest extends Pick<Kind<Name, Data>, 'erase'>,
>(kind: Kind<Name, Data> & Rest): Kind<Name, Data> & Rest {
  return kind;
}

/** The merge policy of a field; unknown fields merge as scalars. */
export function policyOf(kind: { readonly merge: object }, field: string): MergePolicy {
  const policies = kind.merge as Partial<Record<string, MergePolicy>>;
  return policies[field] ?? 'scalar';
}
