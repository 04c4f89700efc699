import { rm } from 'node:fs/promises';
import type { JournalWrite } from '#shared/bridge/journal';
import type { JournalKey } from './journalKey';
import { condense, createLedger, openWrites } from './ledger';
import { isWrite } from './replay';
import { readSegment } from './segments';
import type { Segment } from './segments';
import { writeSentinel } from './sentinel';
import type { Sentinel } from './sentinel';

/** How long settled segments stay: a server restored from an older backup may ask for them again. */
export const keptFor = 14 * 24 * 60 * 60 * 1000;

export interface TidyOptions {
  readonly folder: string;
  /** Closed segments only, the oldest first. */
  readonly segments: readonly Segment[];
  readonly keys: ReadonlyMap<string, JournalKey>;
  readonly sentinel: Sentinel | null;
  /** Milliseconds. */
  readonly now: number;
  /** Writes entries into a new segment; false where that failed. */
  readonly carry: (writes: readonly JournalWrite[]) => Promise<boolean>;
}

interface Reading {
  readonly segment: Segment;
  readonly writes: readonly JournalWrite[];
  /** Holds what can't be read now; must stay. */
  readonly closed: boolean;
}

/**
 * Keeps the journal small without losing anything unsettled: segments settled for 14 days go, older ones with
 * unsettled work are condensed into a new one. Both only from the oldest on, because what settles a write stands
 * behind it, and would be missed if it went first.
 */
export async function tidy({ folder, segments, keys, sentinel, now, carry }: TidyOptions): Promise<void> {
  const ledger = createLedger();
  const readings: Reading[] = [];
  for (const segment of segments) {
    const { entries, lockedBytes, unknown } = await readSegment(segment, keys);
    for (const entry of entries) ledger.add(entry);
    readings.push({ segment, writes: entries.filter(isWrite), closed: lockedBytes > 0 || unknown });
  }
  const still = readings.map((reading) => ({ ...reading, writes: openWrites(reading.writes, ledger) }));
  const unsettledAt = still.findIndex(({ writes, closed }) => closed || writes.length > 0);
  const prefix = still.slice(0, unsettledAt === -1 ? still.length : unsettledAt);
  const settled = Object.fromEntries(
    prefix.map(({ segment: { number } }) => [String(number), sentinel?.settled[String(number)] ?? now]),
  );
  const lastSeq = Math.max(
    0,
    sentinel?.lastSeq ?? 0,
    ledger.lastSeq(),
    ...segments.map((segment) => segment.seqBefore ?? 0),
  );
  if (segments.length > 0) await writeSentinel(folder, { lastSeq, settled });

  for (const { segment } of prefix) {
    if (now - (settled[String(segment.number)] ?? now) < keptFor) return;
    await rm(segment.file, { force: true });
  }
  const rest = still.slice(prefix.length);
  const youngAt = rest.findIndex(({ segment, closed }) => closed || now - segment.changedAt < keptFor);
  const old = rest.slice(0, youngAt === -1 ? rest.length : youngAt);
  if (old.length === 0) return;
  if (!(await carry(condense(old.flatMap(({ writes }) => writes))))) return;
  for (const { segment } of old) await rm(segment.file, { force: true });
}
