import type { z } from 'zod';
import { kinds } from '#shared/domain/entities';
import type { KindName } from '#shared/domain/entities';
import type { RecordRow } from '#shared/domain/record';
import { sameValue } from '#shared/domain/sameValue';
import { pick } from '#shared/sync/outbox';
import type { Fields } from '#shared/sync/outbox';
import type { KnownMutation } from './mutation';
import type { TrashRow } from './tables';

/** A field that doesn't validate, and what is wanted of it (a key of the catalogue's `validation` section). */
export interface FieldIssue {
  readonly kind: KindName;
  readonly id: string;
  /** The field's name; '' when the record as a whole is at fault. */
  readonly field: string;
  readonly message: string;
}

/** What a mutation does to a record, worked out and checked, not yet written. */
export interface Change {
  readonly kind: KindName;
  readonly effect: 'create' | 'write' | 'delete' | 'restore';
  readonly row: RecordRow;
  readonly touched: readonly string[];
  readonly before: Fields;
  readonly after: Fields;
}

export type ChangeResult =
  | { readonly ok: true; readonly change: Change | null }
  /** `outdated`: the record no longer holds what the mutation expects of it. */
  | { readonly ok: false; readonly issues: readonly FieldIssue[]; readonly outdated?: true };

export interface ChangeContext {
  readonly live: RecordRow | undefined;
  /** The living row as pages show it, where that differs. */
  readonly shown?: RecordRow | undefined;
  readonly trashed: TrashRow | undefined;
  /** 1 when the record hangs on one of the invented portfolio. */
  readonly sample: 1 | undefined;
  readonly by: string;
  readonly at: string;
}

/** Works out a mutation; `change: null` when it changes nothing. Pure. */
export function changeOf(mutation: KnownMutation, context: ChangeContext): ChangeResult {
  switch (mutation.type) {
    case 'create':
      return context.live || context.trashed
        ? problem(mutation, 'validation.exists')
        : checked(mutation, undefined, mutation.data, context);
    case 'update': {
      if (!context.live) return problem(mutation, 'validation.gone');
      if (!holds(context.shown ?? context.live, mutation.expected))
        return { ok: false, issues: [], outdated: true };
      return checked(mutation, context.live, { ...context.live.data, ...mutation.patch }, context);
    }
    case 'remove':
      return context.live
        ? { ok: true, change: whole(mutation.kind, 'delete', context.live, context) }
        : unchanged;
    case 'restore': {
      if (!context.trashed) return context.live ? unchanged : problem(mutation, 'validation.gone');
      const { c: _c, deletedAt: _deletedAt, tx: _tx, ...row } = context.trashed;
      return { ok: true, change: whole(mutation.kind, 'restore', row, context) };
    }
  }
}

/** Whether a record has the values that a mutation expects of it. */
export function holds(row: { readonly data: object }, expected: object = {}): boolean {
  const data = row.data as Fields;
  return Object.entries(expected).every(([field, value]) => sameValue(data[field], value));
}

const unchanged: ChangeResult = { ok: true, change: null };

function whole(
  kind: KindName,
  effect: 'delete' | 'restore',
  row: RecordRow,
  { by, at }: ChangeContext,
): Change {
  return { kind, effect, row: { ...row, by, at }, touched: [], before: row.data, after: row.data };
}

function checked(
  mutation: KnownMutation & { type: 'create' | 'update' },
  previous: RecordRow | undefined,
  candidate: object,
  { sample, by, at }: ChangeContext,
): ChangeResult {
  const definition = kinds[mutation.kind];
  const defined = Object.fromEntries(Object.entries(candidate).filter(([, value]) => value !== undefined));
  const parsed = definition.data.safeParse(defined);
  const issues = (parsed.error?.issues ?? []).map((issue) => ({
    kind: mutation.kind,
    id: mutation.id,
    field: String(issue.path[0] ?? ''),
    message: issue.message.startsWith('validation.') ? issue.message : 'validation.invalid',
  }));
  // A field that came from elsewhere in a form this app doesn't know must not keep the person from editing another.
  const own = previous ? issues.filter((issue) => issue.field in mutationFields(mutation)) : issues;
  if (own.length > 0) return { ok: false, issues: own };
  const old: Fields = previous?.data ?? {};
  const fields: Fields = previous
    ? { ...old, ...normalized(mutation.kind, mutationFields(mutation)) }
    : (parsed.data ?? defined);
  const data = pick(fields, Object.keys(fields)) as RecordRow['data'];
  const touched = Object.keys(fields).filter((field) => !sameValue(old[field], fields[field]));
  if (previous && touched.length === 0) return unchanged;
  const row: RecordRow = {
    id: mutation.id,
    data,
    v: previous?.v ?? 0,
    schema: definition.schema,
    by,
    at,
    ...((previous?.sample ?? sample) ? { sample: 1 as const } : {}),
  };
  return {
    ok: true,
    change: {
      kind: mutation.kind,
      effect: previous ? 'write' : 'create',
      row,
      touched,
      before: pick(old, touched),
      after: pick(fields, touched),
    },
  };
}

function mutationFields(mutation: KnownMutation & { type: 'create' | 'update' }): Fields {
  return mutation.type === 'create' ? mutation.data : mutation.patch;
}

/**
 * The patched fields as their schema writes them (trimmed, say). One by one: the defaults of fields that the patch
 * doesn't name must not be taken for the person's edits.
 */
function normalized(kind: KindName, patch: Fields): Fields {
  const shape: Readonly<Partial<Record<string, z.ZodType>>> = kinds[kind].data.shape;
  return Object.fromEntries(
    Object.entries(patch).map(([field, value]) => [
      field,
      value === undefined ? undefined : (shape[field]?.safeParse(value).data ?? value),
    ]),
  );
}

function problem(mutation: KnownMutation, message: string): ChangeResult {
  return { ok: false, issues: [{ kind: mutation.kind, id: mutation.id, field: '', message }] };
}
