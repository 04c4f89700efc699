import { isKindName, kinds } from '../domain/entities';
import type { OutboxOperation } from './outbox';
import type { PushRequest, WireOperation } from './protocol';

export interface BatchBounds {
  readonly transactions: number;
  readonly operations: number;
  /** Of the JSON in UTF-8. */
  readonly bytes: number;
}

/** Room for the envelope of a transaction and of the request. */
const envelopeBytes = 200;

/**
 * What goes next: whole writes in order, each record once, as many as the bounds allow.
 *
 * A write waits while a record of it has an older operation before it, and while it needs something that the
 * endpoint refused: the same record, or one that refers to a record whose creation is in quarantine. A write that is larger
 * than a whole request goes in parts.
 *
 * @param outbox in order of the sequence numbers
 */
export function nextBatch(
  outbox: readonly OutboxOperation[],
  bounds: BatchBounds,
): readonly OutboxOperation[] {
  const batch: OutboxOperation[] = [];
  let transactions = 0;
  let bytes = envelopeBytes;
  for (const write of readyWrites(outbox)) {
    const size = envelopeBytes + total(write);
    const fits =
      transactions < bounds.transactions &&
      batch.length + write.length <= bounds.operations &&
      bytes + size <= bounds.bytes;
    if (!fits) return batch.length > 0 ? batch : firstPart(write, bounds);
    batch.push(...write);
    transactions += 1;
    bytes += size;
  }
  return batch;
}

/** The transactions of a request, in the order of the batch. */
export function wireTransactions(batch: readonly OutboxOperation[]): PushRequest['txs'] {
  return writesOf(batch).map(([first, ...rest]) => ({
    tx: first.tx,
    ops: [first, ...rest].map(wireOperationOf),
  }));
}

type Write = readonly [OutboxOperation, ...OutboxOperation[]];

function writesOf(operations: readonly OutboxOperation[]): readonly Write[] {
  const writes = new Map<string, [OutboxOperation, ...OutboxOperation[]]>();
  for (const operation of operations) {
    const write = writes.get(operation.tx);
    if (write) write.push(operation);
    else writes.set(operation.tx, [operation]);
  }
  return [...writes.values()];
}

function readyWrites(outbox: readonly OutboxOperation[]): readonly (readonly OutboxOperation[])[] {
  const held = heldBack(outbox);
  const firstOf = new Map<string, OutboxOperation>();
  for (const operation of outbox) {
    if (!firstOf.has(operation.id)) firstOf.set(operation.id, operation);
  }
  const ready: OutboxOperation[][] = [];
  for (const write of writesOf(outbox)) {
    if (held.has(write[0].tx)) continue;
    const heads = write.filter((operation) => firstOf.get(operation.id) === operation);
    const inTurn = write.every((operation) => firstOf.get(operation.id)?.tx === operation.tx);
    if (inTurn && heads.length > 0) ready.push(heads);
  }
  return ready;
}

/** The writes that need a refused operation, found by going round until no more come to light. */
function heldBack(outbox: readonly OutboxOperation[]): ReadonlySet<string> {
  const held = new Set<string>();
  const waiting = new Set<string>();
  const uncreated = new Set<string>();
  const hold = (write: Write) => {
    held.add(write[0].tx);
    for (const { id, base } of write) {
      waiting.add(id);
      if (base === 0) uncreated.add(id);
    }
  };
  const writes = writesOf(outbox);
  for (const write of writes) if (write.some(({ state }) => state === 'quarantined')) hold(write);
  if (held.size === 0) return held;
  for (let before = -1; before !== held.size;) {
    before = held.size;
    for (const write of writes) {
      if (held.has(write[0].tx)) continue;
      const needs = (operation: OutboxOperation) =>
        waiting.has(operation.id) || referencesOf(operation).some((id) => uncreated.has(id));
      if (write.some(needs)) hold(write);
    }
  }
  return held;
}

function referencesOf({ c, after }: OutboxOperation): readonly string[] {
  if (!isKindName(c)) return [];
  return Object.keys(kinds[c].references).flatMap((field) => {
    const id = after[field];
    return typeof id === 'string' ? [id] : [];
  });
}

function firstPart(write: readonly OutboxOperation[], bounds: BatchBounds): readonly OutboxOperation[] {
  const part: OutboxOperation[] = [];
  let bytes = 2 * envelopeBytes;
  for (const operation of write) {
    bytes += jsonBytes(operation);
    if (part.length > 0 && (part.length >= bounds.operations || bytes > bounds.bytes)) break;
    part.push(operation);
  }
  return part;
}

function total(write: readonly OutboxOperation[]): number {
  return write.reduce((sum, operation) => sum + jsonBytes(operation), 0);
}

/** At least as many bytes as the operation takes: a UTF-16 unit is three bytes in UTF-8 at the most. */
function jsonBytes(operation: OutboxOperation): number {
  const json = JSON.stringify(wireOperationOf(operation));
  let bytes = 0;
  for (let index = 0; index < json.length; index += 1) {
    const unit = json.charCodeAt(index);
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return bytes;
}

function wireOperationOf(operation: OutboxOperation): WireOperation {
  const { op, c, id, base, schema, effect, touched, after } = operation;
  const set = Object.fromEntries(
    touched.filter((field) => after[field] !== undefined).map((field) => [field, after[field]]),
  ) as WireOperation['set'];
  return {
    op,
    c,
    id,
    base,
    schema,
    set,
    unset: touched.filter((field) => after[field] === undefined),
    effect,
  };
}
