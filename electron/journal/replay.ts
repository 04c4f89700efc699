import type { JournalEntry, JournalReplay, JournalWrite } from '#shared/bridge/journal';
import type { JournalKey } from './journalKey';
import { createLedger, openWrites } from './ledger';
import { headerBytes } from './segmentHeader';
import { readSegment } from './segments';
import type { Segment } from './segments';
import type { Sentinel } from './sentinel';

/**
 * The segments that must be read to know all writes above a sequence number: the others' successors say that
 * everything before them is at or below it. What settles a write always stands behind it, so nothing is missed.
 */
export function segmentsAbove(segments: readonly Segment[], after: number): readonly Segment[] {
  const first = segments.findIndex((_segment, index) => {
    const next = segments[index + 1];
    return next === undefined || next.seqBefore === null || next.seqBefore > after;
  });
  return first === -1 ? [] : segments.slice(first);
}

/** Reads what is needed of the journal, and tells what must be done again. */
export async function readReplay(
  segments: readonly Segment[],
  keys: ReadonlyMap<string, JournalKey>,
  sentinel: Sentinel | null,
  after: number,
): Promise<JournalReplay> {
  const entries: JournalEntry[] = [];
  let damagedBytes = 0;
  let lockedBytes = 0;
  for (const segment of segmentsAbove(segments, after)) {
    const content = await readSegment(segment, keys, after);
    entries.push(...content.entries);
    damagedBytes += content.damagedBytes;
    lockedBytes += content.lockedBytes;
  }
  const ledger = createLedger();
  for (const entry of entries) ledger.add(entry);
  const isLeft = (write: JournalWrite) =>
    write.changes.some((change) => change.sample !== 1 && !ledger.isOpen(write.seq, change));
  const later = entries.filter(isWrite).filter((write) => write.seq > after);
  const before = segments.map((segment) => segment.seqBefore ?? 0);
  return {
    writes: openWrites(later, ledger),
    lastSeq: Math.max(after, ...before, sentinel?.lastSeq ?? 0, ledger.lastSeq()),
    damagedBytes,
    lockedBytes,
    leftToEndpoint: later.some(isLeft),
    hadData: sentinel !== null || segments.some((segment) => segment.bytes > headerBytes),
  };
}

export function isWrite(entry: JournalEntry): entry is JournalWrite {
  return entry.kind === 'write';
}
