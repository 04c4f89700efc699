import { kinds } from './entities';
import type { FieldMove } from './kind';
import { mergeConflict } from './mergeConflict';

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
 * under the old name was written last, and wins.
 */
export function movedFields<F extends Fields>(fields: F, moves: readonly FieldMove[]): F {
  let moved: Record<string, unknown> | null = null;
  for (const { from, to, value } of moves) {
    const now: Fields = moved ?? fields;
    if (!Object.hasOwn(now, from)) continue;
    const { [from]: old, ...rest } = now;
    moved = { ...rest, [to]: value && old !== undefined ? value(old) : old };
  }
  return (moved ?? fields) as F;
}

/** A field's newest name. */
export function movedName(field: string, moves: readonly FieldMove[]): string {
  return moves.reduce((name, { from, to }) => (name === from ? to : name), field);
}

/** The names that a field has had up to a shape; whoever sets it in that shape takes them away. */
export function formerNames(field: string, moves: readonly FieldMove[], schema: number): readonly string[] {
  const names = new Set([field]);
  for (const { from, to, schema: since } of moves.toReversed()) {
    if (since <= schema && names.has(to)) names.add(from);
  }
  names.delete(field);
  return [...names];
}

interface ShapedRecord {
  readonly c: string;
  readonly schema: number;
  readonly data: Fields;
}

/** A record as this house knows its kind; one of an unknown kind, or of a newer shape, keeps what isn't known. */
export function recordInShape<R extends ShapedRecord>(record: R, shapes: Shapes = ownShapes): R {
  const shape = shapes[record.c];
  if (shape === undefined) return record;
  const moved = movedFields(record.data, shape.moves);
  const data = record.c === mergeConflict.name ? movedConflict(moved, shapes) : moved;
  const schema = Math.max(record.schema, shape.schema);
  return data === record.data && schema === record.schema ? record : { ...record, schema, data };
}

/** A merge conflict about a field that has moved is about the field under its new name. */
function movedConflict<F extends Fields>(data: F, shapes: Shapes): F {
  const { collection, field } = data;
  const moves = typeof collection === 'string' ? (shapes[collection]?.moves ?? []) : [];
  if (typeof field !== 'string' || movedName(field, moves) === field) return data;
  const sides = ['base', 'mine', 'theirs'].filter((side) => Object.hasOwn(data, side));
  const values = sides.map((side) => [side, Object.values(movedFields({ [field]: data[side] }, moves))[0]]);
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
 */
export function changeInShape<C extends ShapedChange, Part extends keyof C>(
  change: C,
  part: Part,
  shapes: Shapes = ownShapes,
): C {
  const shape = shapes[change.c];
  if (shape === undefined || change.schema >= shape.schema) return change;
  const moves = shape.moves.filter(({ schema }) => schema > change.schema);
  return {
    ...change,
    schema: shape.schema,
    touched: [...new Set(change.touched.map((field) => movedName(field, moves)))],
    before: movedFields(change.before, moves),
    [part]: movedFields(change[part] as Fields, moves),
  };
}
