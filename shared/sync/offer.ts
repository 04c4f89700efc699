import { sameValue } from '../domain/sameValue';
import { pick } from './outbox';
import type { OutboxOperation } from './outbox';
import type { StoredRecord } from './ports';
import type { WireRecord } from './protocol';

interface OfferContext {
  readonly newId: () => string;
  /** When it is offered, on this laptop's clock. */
  readonly at: string;
  /** What this laptop has written on the record and not sent. */
  readonly waiting: readonly OutboxOperation[];
}

type Content = Pick<OutboxOperation, 'effect' | 'touched' | 'before' | 'after'>;

/**
 * Turns all that this laptop knows of a record, and the endpoint has lost, into operations on what it holds, what waits
 * included. A deletion of what it doesn't hold at all is told as well, or another laptop would bring the record back.
 *
 * @param theirs what the endpoint holds; null when it has never had the record
 */
export function offeredAgain(
  mine: StoredRecord,
  theirs: WireRecord | null,
  context: OfferContext,
): readonly OutboxOperation[] {
  const were = theirs?.data ?? {};
  const touched = [...new Set([...Object.keys(were), ...Object.keys(mine.data)])].filter(
    (field) => !sameValue(were[field], mine.data[field]),
  );
  const write: Content = {
    effect: 'write',
    touched,
    before: pick(were, touched),
    after: pick(mine.data, touched),
  };
  // They hold what waited, up to the last of it.
  const place = Math.max(0, ...context.waiting.map(({ seq }) => seq));
  return [
    ...(touched.length > 0 ? [operationOf(mine, theirs, write, place, context)] : []),
    ...(mine.deleted && !theirs?.deleted
      ? [operationOf(mine, theirs, deletionOf(mine), place, context)]
      : []),
  ];
}

/**
 * One version with two contents: the endpoint lost ours when it was restored, and somebody has written theirs since.
 * Ours goes on top of theirs as an edit whose base nobody knows, so that whatever differs ends in a conflict with both
 * values, or side by side where the field holds many. A record that was deleted here stays deleted.
 *
 * @returns what comes before that which waits; empty when the two are one
 */
export function otherContent(
  mine: StoredRecord,
  theirs: WireRecord,
  context: OfferContext,
): readonly OutboxOperation[] {
  const { waiting } = context;
  // Before what waits: the outbox is ordered by these numbers.
  const place = waiting[0]?.seq ?? 0;
  const had = (field: string): unknown => {
    const first = waiting.find(({ touched }) => touched.includes(field));
    return first ? first.before[field] : mine.data[field];
  };
  if (mine.deleted && !theirs.deleted && !waiting.some(({ effect }) => effect === 'delete')) {
    return [operationOf(mine, theirs, deletionOf(mine), place, context)];
  }
  const touched = Object.keys(mine.data).filter((field) => !sameValue(had(field), theirs.data[field]));
  if (touched.length === 0) return [];
  const after = Object.fromEntries(touched.map((field) => [field, had(field)]));
  return [operationOf(mine, theirs, { effect: 'write', touched, before: {}, after }, place, context)];
}

function deletionOf({ data }: StoredRecord): Content {
  return { effect: 'delete', touched: [], before: data, after: data };
}

function operationOf(
  { c, id, schema }: StoredRecord,
  theirs: WireRecord | null,
  content: Content,
  place: number,
  { newId, at }: OfferContext,
): OutboxOperation {
  return {
    op: newId(),
    tx: newId(),
    seq: Math.max(1, place),
    c,
    id,
    base: theirs?.v ?? 0,
    schema,
    ...content,
    state: 'pending',
    at,
  };
}
