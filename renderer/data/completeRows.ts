import { kindNames, kinds } from '#shared/domain/entities';
import type { RecordRow } from '#shared/domain/record';
import type { DeskDatabase } from './db';

/** What pages are given for a field that a record lacks. */
type Blanks = readonly (readonly [field: string, value: unknown])[];

/** Rows as they are stored, by what was read of them. */
const stored = new WeakMap<object, RecordRow>();

/**
 * Lets pages read every record as its kind says that it is: a newer app, or somebody's import, may have left out fields
 * that have a default here, and a page must not break on that. What is stored stays as it came (I10).
 */
export function completeRows(db: DeskDatabase): void {
  for (const kind of kindNames) {
    const blanks = blanksOf(kinds[kind].data.shape);
    db.records(kind).hook('reading', (row: RecordRow | undefined) => row && completed(row, blanks));
  }
}

/** A row without what was filled in for the pages: the base of an edit is what the endpoint has. */
export function storedRow<R extends RecordRow | undefined>(row: R): R {
  return ((row && stored.get(row)) ?? row) as R;
}

function completed(row: RecordRow, blanks: Blanks): RecordRow {
  const data = row.data as Readonly<Record<string, unknown>>;
  const missing = blanks.filter(([field]) => data[field] === undefined);
  if (missing.length === 0) return row;
  const whole = { ...row, data: { ...Object.fromEntries(missing), ...data } as RecordRow['data'] };
  stored.set(whole, row);
  return whole;
}

interface FieldType {
  readonly def: { readonly type: string };
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown };
}

/** Defaults, and nothing written where a line is wanted; a missing choice or reference shows as none. */
function blanksOf(shape: Readonly<Record<string, unknown>>): Blanks {
  return Object.entries(shape).flatMap(([field, declared]): Blanks => {
    const type = declared as FieldType;
    const { success, data } = type.safeParse(undefined);
    if (success) return data === undefined ? [] : [[field, data]];
    return type.def.type === 'string' ? [[field, '']] : [];
  });
}
