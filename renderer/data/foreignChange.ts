import { sameValue } from '#shared/domain/sameValue';
import { pick } from '#shared/sync/outbox';
import type { Fields } from '#shared/sync/outbox';
import { holds } from './change';
import type { ForeignMutation } from './mutation';
import type { QueuedChange } from './outboxQueue';
import type { ForeignRow } from './tables';

export interface ForeignChange extends QueuedChange {
  readonly row: ForeignRow;
}

export type ForeignResult =
  /** `change: null` when it changes nothing. */
  | { readonly ok: true; readonly change: ForeignChange | null }
  /** The record is gone, or no longer what the mutation expects of it. */
  | { readonly ok: false };

/** Works out what a mutation does to a record of a kind that the app doesn't know. Pure. */
export function foreignChangeOf(
  { kind, effect, patch, expected }: ForeignMutation,
  found: ForeignRow | undefined,
  { by, at }: { readonly by: string; readonly at: string },
): ForeignResult {
  if (!found || !holds(found, expected) || (found.deleted && effect === 'write')) return { ok: false };
  if (effect !== 'write') {
    const deleted = effect === 'delete';
    if (found.deleted === deleted) return { ok: true, change: null };
    const row = { ...found, deleted, by, at };
    return {
      ok: true,
      change: { kind, effect, row, touched: [], before: found.data, after: found.data },
    };
  }
  const fields: Fields = { ...found.data, ...patch };
  const data = pick(fields, Object.keys(fields));
  const touched = Object.keys(fields).filter((field) => !sameValue(found.data[field], data[field]));
  if (touched.length === 0) return { ok: true, change: null };
  return {
    ok: true,
    change: {
      kind,
      effect,
      row: { ...found, data, by, at },
      touched,
      before: pick(found.data, touched),
      after: pick(data, touched),
    },
  };
}
