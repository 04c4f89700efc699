import { describe, expect, it } from 'vitest';
import { nextBatch, wireTransactions } from '#shared/sync/batch';
import type { BatchBounds } from '#shared/sync/batch';
import type { OutboxOperation } from '#shared/sync/outbox';
import { anOperation, uuid } from '../../support/syncValues';

const wide: BatchBounds = { transactions: 100, operations: 100, bytes: 1_000_000 };

/** An operation of the write `tx` on the record `id`. */
function op(number: number, tx: number, id: number, more: Partial<OutboxOperation> = {}): OutboxOperation {
  return anOperation({ op: uuid(number), tx: uuid(tx), id: uuid(id), seq: number, ...more });
}

const numbers = (operations: readonly OutboxOperation[]) =>
  operations.map(({ op: id }) => Number.parseInt(id.slice(-4), 16));

describe('S34 what goes next', () => {
  it('is whole writes in their order, as many as fit', () => {
    const outbox = [op(1, 201, 11), op(2, 201, 12), op(3, 202, 13), op(4, 203, 14)];
    expect(numbers(nextBatch(outbox, wide))).toEqual([1, 2, 3, 4]);
    expect(numbers(nextBatch(outbox, { ...wide, transactions: 2 }))).toEqual([1, 2, 3]);
    expect(numbers(nextBatch(outbox, { ...wide, operations: 3 }))).toEqual([1, 2, 3]);
    expect(numbers(nextBatch(outbox, { ...wide, bytes: 1_000 }))).toEqual([1, 2]);
    expect(wireTransactions(nextBatch(outbox, wide)).map(({ ops }) => ops.length)).toEqual([2, 1, 1]);
  });

  it('holds each record once: the next change of it builds on the version that this one gets', () => {
    expect(numbers(nextBatch([op(1, 201, 11), op(2, 202, 11), op(3, 203, 12)], wide))).toEqual([1, 3]);
  });

  it('counts bytes as UTF-8', () => {
    const outbox = [1, 2].map((number) =>
      op(number, 200 + number, number, { after: { name: 'é'.repeat(400) } }),
    );
    expect(numbers(nextBatch(outbox, { ...wide, bytes: 2_200 }))).toEqual([1]);
  });

  it('is a part of a write that is larger than any request', () => {
    const outbox = [op(1, 201, 11), op(2, 201, 12), op(3, 201, 13)];
    expect(numbers(nextBatch(outbox, { ...wide, operations: 2 }))).toEqual([1, 2]);
  });
});

describe('S37 what was refused holds back', () => {
  const refused = { state: 'quarantined', base: 0 } as const;

  it('later changes of its record, and nothing else', () => {
    const outbox = [op(1, 201, 11, { ...refused, base: 3 }), op(2, 202, 11), op(3, 203, 12)];
    expect(numbers(nextBatch(outbox, wide))).toEqual([3]);
  });

  it('what refers to a record that it should have created, and what hangs on that', () => {
    const outbox = [
      op(1, 201, 11, refused),
      op(2, 202, 12, { c: 'meeting', base: 0, after: { partnerId: uuid(11) } }),
      op(3, 203, 13, { c: 'action', base: 0, after: { partnerId: uuid(99), meetingId: uuid(12) } }),
      op(4, 204, 14, { c: 'meeting', base: 0, after: { partnerId: uuid(99) } }),
    ];
    expect(numbers(nextBatch(outbox, wide))).toEqual([4]);
  });

  it('the rest of its own write', () => {
    expect(numbers(nextBatch([op(1, 201, 11, refused), op(2, 201, 12), op(3, 202, 13)], wide))).toEqual([3]);
  });
});
