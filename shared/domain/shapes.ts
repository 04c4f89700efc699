import { kinds } from './entities';
import type { FieldMove } from './kind';
import { mergeConflict } from './mergeConflict';
import { sameValue } from './sameValue';

type Fields = Readonly<Record<string, unknown>>;

/** What an app or an endpoint knows of a kind's shape. */
export interface Shape {
  /** Its newest version. */
  readonly schema: number;
  readonly moves: readonly FieldMove[];
}

/** The kinds' shapes by their names, as one version of the house knows them. */
export type Shapes = Readonly<Partial<Record<string, Shape>>>;

export const ownShapes: Shapes = Object.fromEntries(
  Object.values(kinds).map(({ name, schema, moves = [] }: KindShape) => [name, { schema, moves }]),
);

/** By name; collections may be called as an object's own parts are. */
export function ofCollection<T>(known: Readonly<Partial<Record<string, T>>>, c: string): T | undefined {
  return Object.hasOwn(known, c) ? known[c] : undefined;
}

interface KindShape {
  readonly name: string;
  readonly schema: number;
  readonly moves?: readonly FieldMove[];
}

/** How many shapes before its newest an endpoint takes in pushes. */
const shapesBack = 2;

/** The oldest shape of a kind that is taken in pushes. */
export function oldestTaken({ schema }: Pick<Shape, 'schema'>): number {
  return Math.max(1, schema - shapesBack);
}

/**
 * Fields under their newest names; the same object when none has moved. They may be a part of a record's. What stands
 * under an old name although something else stands under the new one was written by somebody whose app didn't show that:
 * both stay, until the endpoint sets them apart.
 */
export function movedFields<F extends Fields>(fields: F, moves: readonly FieldMove[]): F {
  let moved: Record<string, unknown> | null = null;
  for (const move of moves) {
    const now: Fields = moved ?? fields;
    if (!Object.hasOwn(now, move.from)) continue;
    const { [move.from]: old, ...rest } = now;
    const [value, there] = [valueIn(move, old), now[move.to]];
    if (isEmpty(there)) moved = { ...rest, [move.to]: value };
    else if (isEmpty(old) || sameValue(value, there)) moved = rest;
  }
  return (moved ?? fields) as F;
}

function valueIn({ value }: FieldMove, old: unknown): unknown {
  return value && old !== undefined ? value(old) : old;
}

/** Whether nothing is lost with it. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** A field and its value as they are called and written now. */
export function movedField(
  field: string,
  value: unknown,
  moves: readonly FieldMove[],
): { readonly field: string; readonly value: unknown } {
  return moves.reduce(
    (now, move) => (move.from === now.field ? { field: move.to, value: valueIn(move, now.value) } : now),
    { field, value },
  );
}

/** A field's newest name. */
export function movedName(field: string, moves: readonly FieldMove[]): string {
  return moves.reduce((name, { from, to }) => (name === from ? to : name), field);
}

interface ShapedRecord {
  readonly c: string;
  readonly schema: number;
  readonly data: Fields;
}

/** A record as this house knows its kind; one of an unknown kind, or of a newer shape, keeps what isn't known. */
export function recordInShape<R extends ShapedRecord>(record: R, shapes: Shapes = ownShapes): R {
  const shape = ofCollection(shapes, record.c);
  if (shape === undefined) return record;
  const moved = movedFields(record.data, shape.moves);
  const data = record.c === mergeConflict.name ? movedConflict(moved, shapes) : moved;
  const schema = holdsOldName({ c: record.c, data }, shapes)
    ? record.schema
    : Math.max(record.schema, shape.schema);
  return data === record.data && schema === record.schema ? record : { ...record, schema, data };
}

/** Whether something stands under an old name, beside what stands under the new one. */
export function holdsOldName({ c, data }: Pick<ShapedRecord, 'c' | 'data'>, shapes: Shapes): boolean {
  return (ofCollection(shapes, c)?.moves ?? []).some(({ from }) => Object.hasOwn(data, from));
}

/** A merge conflict about a field that has moved is about the field under its new name. */
function movedConflict<F extends Fields>(data: F, shapes: Shapes): F {
  const { collection, field } = data;
  const moves = typeof collection === 'string' ? (ofCollection(shapes, collection)?.moves ?? []) : [];
  if (typeof field !== 'string' || movedName(field, moves) === field) return data;
  const sides = ['base', 'mine', 'theirs'].filter((side) => Object.hasOwn(data, side));
  const values = sides.map((side) => [side, movedField(field, data[side], moves).value]);
  return { ...data, field: movedName(field, moves), ...Object.fromEntries(values) };
}

interface ShapedChange {
  readonly c: string;
  readonly schema: number;
  readonly touched: readonly string[];
  readonly before: Fields;
}

/**
 * A change that wasn't sent yet, with what its touched fields were and are, as this house knows its kind.
 *
 * @param part what holds the fields as they are
 * @param record the record's fields in this house's shape: what stands there under an old name goes under it
 */
export function changeInShape<C extends ShapedChange>(
  change: C,
  part: keyof C,
  record: Fields,
  shapes: Shapes = ownShapes,
): C {
  const shape = ofCollection(shapes, change.c);
  if (shape === undefined) return change;
  // Whatever its own number says: it is the highest of all who wrote on the record.
  const moves = shape.moves.filter(({ from }) => !Object.hasOwn(record, from));
  return {
    ...change,
    schema: Math.max(change.schema, shape.schema),
    touched: [...new Set(change.touched.map((field) => movedName(field, moves)))],
    before: movedFields(change.before, moves),
    [part]: movedFields(change[part] as Fields, moves),
  };
}
