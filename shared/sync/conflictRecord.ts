import { isKindName, kinds } from '../domain/entities';
import { mergeConflict } from '../domain/mergeConflict';
import type { MergeConflict } from '../domain/mergeConflict';
import type { Fields, OutboxOperation } from './outbox';
import type { ConflictDraft } from './rebase';

export interface ConflictContext {
  readonly c: string;
  readonly id: string;
  readonly data: Fields;
  /** Whose the two edits are (persons' ids), and when the server took theirs. */
  readonly mineBy: string;
  readonly theirsBy: string;
  readonly theirsAt: string;
  readonly newId: () => string;
}

/**
 * The creation of the merge conflict record that keeps a draft until a person settles it.
 *
 * It takes the sequence number of the operation that it comes from, so that the journal keeps that one until
 * the endpoint has the conflict.
 */
export function conflictCreation(draft: ConflictDraft, context: ConflictContext): OutboxOperation {
  const data: MergeConflict = {
    collection: context.c,
    recordId: context.id,
    recordTitle: titleOf(context.c, context.data),
    field: draft.field,
    ...(draft.base === undefined ? {} : { base: draft.base }),
    ...(draft.mine === undefined ? {} : { mine: draft.mine }),
    ...(draft.theirs === undefined ? {} : { theirs: draft.theirs }),
    mineBy: context.mineBy.slice(0, 120),
    mineAt: draft.mineAt,
    theirsBy: context.theirsBy.slice(0, 120),
    theirsAt: context.theirsAt,
    deletion: draft.deletion,
    state: 'open',
  };
  return {
    op: context.newId(),
    tx: context.newId(),
    seq: draft.seq,
    c: mergeConflict.name,
    id: context.newId(),
    base: 0,
    schema: mergeConflict.schema,
    effect: 'write',
    touched: Object.keys(data),
    before: {},
    after: data,
    state: 'pending',
    at: draft.mineAt,
  };
}

function titleOf(collection: string, data: Fields): string {
  const known = isKindName(collection) ? kinds[collection] : undefined;
  const parsed = known?.data.safeParse(data);
  if (!known || !parsed?.success) return '';
  return (known.title as (data: unknown) => string)(parsed.data).slice(0, 1000);
}
