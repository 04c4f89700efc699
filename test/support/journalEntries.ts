import { createHash } from 'node:crypto';
import type { JournalChange, JournalEntry, JournalWrite } from '#shared/bridge/journal';

/** A UUID that is the same for the same name. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A change of the record with this name. */
export function aChange(record: string, more: Partial<JournalChange> = {}): JournalChange {
  return {
    c: 'meeting',
    id: idOf(record),
    base: 0,
    schema: 1,
    effect: 'write',
    touched: ['notes'],
    before: {},
    data: { notes: `Notes de ${record}` },
    ...more,
  };
}

/** A write of these changes; a name stands for a plain change of the record. */
export function aWrite(seq: number, ...changes: readonly (string | JournalChange)[]): JournalWrite {
  return {
    kind: 'write',
    seq,
    tx: idOf(`tx ${seq}`),
    at: '2026-11-26T15:20:00.000Z',
    by: 'u1',
    changes: changes.map((change) => (typeof change === 'string' ? aChange(change) : change)),
  };
}

export function settled(...records: readonly (readonly [string, number])[]): JournalEntry {
  return { kind: 'settled', records: records.map(([name, seq]) => ({ id: idOf(name), seq })) };
}
