import type { JournalChange, JournalEntry, JournalWrite } from '#shared/bridge/journal';

/** What the entries of a journal say when they are read in their order. */
export interface Ledger {
  readonly add: (entry: JournalEntry) => void;
  readonly isOpen: (seq: number, change: Pick<JournalChange, 'id' | 'sample'>) => boolean;
  /** The highest sequence number seen. */
  readonly lastSeq: () => number;
}

/** Keeps what is settled or void: per record up to a sequence number, and the sample's records up to one. */
export function createLedger(): Ledger {
  const settled = new Map<string, number>();
  let sampleRemoved = 0;
  let lastSeq = 0;
  return {
    add: (entry) => {
      switch (entry.kind) {
        case 'write':
          lastSeq = Math.max(lastSeq, entry.seq);
          break;
        case 'settled':
          for (const { id, seq } of entry.records) {
            settled.set(id, Math.max(seq, settled.get(id) ?? 0));
            lastSeq = Math.max(lastSeq, seq);
          }
          break;
        case 'sampleRemoved':
          sampleRemoved = Math.max(sampleRemoved, entry.seq);
          lastSeq = Math.max(lastSeq, entry.seq);
          break;
      }
    },
    isOpen: (seq, { id, sample }) => seq > (settled.get(id) ?? 0) && !(sample === 1 && seq <= sampleRemoved),
    lastSeq: () => lastSeq,
  };
}

/**
 * The writes that still matter, in order, each with only the changes that do. A write that is there twice (it was
 * carried into a newer segment) counts once.
 */
export function openWrites(writes: readonly JournalWrite[], ledger: Pick<Ledger, 'isOpen'>): JournalWrite[] {
  const found = new Map<string, JournalWrite>();
  for (const write of writes) {
    const changes = write.changes.filter((change) => ledger.isOpen(write.seq, change));
    if (changes.length > 0 && !found.has(write.tx)) found.set(write.tx, { ...write, changes });
  }
  return [...found.values()].toSorted((a, b) => a.seq - b.seq);
}

/**
 * The same work in fewer bytes: of several changes of a record only the last stays, since it holds the whole record;
 * it takes over which fields were touched and what stood in them before the first. As the outbox does it.
 */
export function condense(writes: readonly JournalWrite[]): JournalWrite[] {
  const last = new Map<string, number>();
  for (const write of writes) for (const { id } of write.changes) last.set(id, write.seq);
  const earlier = new Map<string, JournalChange>();
  const kept: JournalWrite[] = [];
  for (const write of writes.toSorted((a, b) => a.seq - b.seq)) {
    const changes: JournalChange[] = [];
    for (const change of write.changes) {
      const merged = mergeChanges(earlier.get(change.id), change);
      if (last.get(change.id) === write.seq) changes.push(merged);
      else earlier.set(change.id, merged);
    }
    if (changes.length > 0) kept.push({ ...write, changes });
  }
  return kept;
}

function mergeChanges(first: JournalChange | undefined, second: JournalChange): JournalChange {
  if (first === undefined) return second;
  return {
    ...second,
    touched: [...new Set([...first.touched, ...second.touched])],
    before: { ...second.before, ...first.before },
  };
}
