import { pick } from '#shared/sync/outbox';
import type { Fields, OutboxOperation } from '#shared/sync/outbox';
import type { Change } from './change';

/** A change of any collection, those included that the app doesn't know. */
export interface QueuedChange extends Omit<Change, 'kind' | 'row'> {
  readonly kind: string;
  readonly row: { readonly id: string; readonly v: number; readonly schema: number; readonly data: object };
}

export interface QueueContext {
  readonly op: string;
  readonly tx: string;
  readonly seq: number;
  readonly at: string;
}

/**
 * The outbox operation of a change. An unsent write of the same record takes the change in (its base snapshot
 * stays that of the first edit); what was sent is never altered, and nothing coalesces across a deletion.
 *
 * @param waiting the record's operations in the outbox, in order
 */
export function queuedOperation(
  change: QueuedChange,
  waiting: readonly OutboxOperation[],
  { op, tx, seq, at }: QueueContext,
): OutboxOperation {
  const last = waiting.at(-1);
  const effect = change.effect === 'create' ? 'write' : change.effect;
  if (last && last.state === 'pending' && last.effect === 'write' && effect === 'write') {
    const fresh = change.touched.filter((field) => !last.touched.includes(field));
    const touched = [...last.touched, ...fresh];
    return {
      ...last,
      seq,
      schema: change.row.schema,
      touched,
      before: { ...last.before, ...pick(change.before, fresh) },
      after: pick(change.row.data as Fields, touched),
    };
  }
  return {
    op,
    tx,
    seq,
    c: change.kind,
    id: change.row.id,
    base: change.row.v,
    schema: change.row.schema,
    effect,
    touched: change.touched,
    before: change.before,
    after: change.after,
    state: 'pending',
    at,
  };
}
