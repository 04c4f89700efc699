import * as fc from 'fast-check';
import type { OutboxOperation } from '#shared/sync/outbox';
import type { WireRecord } from '#shared/sync/protocol';

/** Ids that are valid and tell the reader nothing else: `uuid(7)` is always the same. */
export function uuid(n: number): string {
  return `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** A source of ids that never repeats, away from those of `uuid`. */
export function idSource(start = 1_000_000): () => string {
  let next = start;
  return () => uuid((next += 1));
}

export function aRecord(overrides: Partial<WireRecord> = {}): WireRecord {
  return {
    c: 'partner',
    id: uuid(1),
    v: 2,
    schema: 1,
    deleted: false,
    data: { name: 'Aubrac Réseaux', type: 'reseller', stage: 'active', notes: '' },
    by: 'paul',
    at: '2026-01-02T09:00:00.000Z',
    ...overrides,
  };
}

export function anOperation(overrides: Partial<OutboxOperation> = {}): OutboxOperation {
  return {
    op: uuid(100),
    tx: uuid(200),
    seq: 1,
    c: 'partner',
    id: uuid(1),
    base: 1,
    schema: 1,
    effect: 'write',
    touched: Object.keys(overrides.after ?? {}),
    before: {},
    after: {},
    state: 'pending',
    at: '2026-01-01T09:00:00.000Z',
    ...overrides,
  };
}

/** Texts of few different lines, so that edits meet; some end without a line feed, some with CRLF. */
export const someText = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'c', 'd\r', '', '- [ ] e'), { maxLength: 8 }), fc.boolean())
  .map(([lines, ended]) => lines.join('\n') + (ended ? '\n' : ''));

export const someSet: fc.Arbitrary<string[]> = fc.uniqueArray(
  fc.constantFrom('north', 'south', 'east', 'west'),
);

const someItem = fc.record({
  id: fc.constantFrom('p', 'q', 'r', 's', 't'),
  text: fc.constantFrom('price', 'stock'),
  done: fc.boolean(),
});

export const someList = fc.uniqueArray(someItem, { selector: (item) => item.id });
