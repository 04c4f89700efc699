import { open, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { JournalEntry } from '#shared/bridge/journal';
import { writeAtomically } from '../atomicFile';
import { openEntry } from './entryCodec';
import type { OpenedEntry } from './entryCodec';
import { partsOf } from './frames';
import type { JournalKey } from './journalKey';
import { decodeHeader, headerBytes, segmentNumber } from './segmentHeader';

/** A segment as its name, size and header tell it. */
export interface Segment {
  readonly number: number;
  readonly file: string;
  readonly bytes: number;
  /** When it was last written to, in milliseconds. */
  readonly changedAt: number;
  /** The highest sequence number before it; null where the header is damaged. */
  readonly seqBefore: number | null;
}

/** All segments, the oldest first. */
export async function listSegments(folder: string): Promise<Segment[]> {
  const segments: Segment[] = [];
  for (const name of await readdir(folder)) {
    const number = segmentNumber(name);
    if (number === null) continue;
    const file = join(folder, name);
    const { size, mtimeMs } = await stat(file);
    const header = decodeHeader(await readStart(file));
    segments.push({ number, file, bytes: size, changedAt: mtimeMs, seqBefore: header?.lastSeq ?? null });
  }
  return segments.toSorted((a, b) => a.number - b.number);
}

async function readStart(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export interface SegmentContent {
  readonly entries: readonly JournalEntry[];
  /** Bytes that are no frames. */
  readonly damagedBytes: number;
  /** Bytes of whole frames whose key isn't there. */
  readonly lockedBytes: number;
  /** There are entries that this version doesn't know; the segment has to stay. */
  readonly unknown: boolean;
}

/**
 * Reads a segment through. Damaged bytes are kept aside in `<segment>.<offset>.damaged` and cut out of the segment, so
 * that they are told once; where that fails (full disk) they stay and are told again.
 *
 * @param after leaves out the writes up to this sequence number
 */
export async function readSegment(
  segment: Pick<Segment, 'file'>,
  keys: ReadonlyMap<string, JournalKey>,
  after = 0,
): Promise<SegmentContent> {
  const bytes = await readFile(segment.file);
  const header = decodeHeader(bytes);
  const candidates = candidateKeys(header?.keyId ?? null, keys);
  const whole: Buffer[] = [];
  const damaged: { readonly start: number; readonly bytes: Buffer }[] = [];
  const entries: JournalEntry[] = [];
  let lockedBytes = 0;
  let unknown = false;

  let breath = performance.now();

  // With a damaged header its own bytes count as damage too; frames are looked for from the first byte on.
  for (const part of partsOf(bytes, header === null ? 0 : headerBytes)) {
    if (part.kind === 'damage') {
      damaged.push({ start: part.start, bytes: bytes.subarray(part.start, part.end) });
      continue;
    }
    whole.push(bytes.subarray(part.start, part.end));
    const opened = openWithAny(part.payload, candidates, after);
    if (opened.kind === 'entry') entries.push(opened.entry);
    else if (opened.kind === 'wrongKey') lockedBytes += part.end - part.start;
    else if (opened.kind === 'unknown') unknown = true;
    // The whole shell waits meanwhile, so it gets its turns.
    if (performance.now() - breath > 10) {
      await setImmediate();
      breath = performance.now();
    }
  }

  const damagedBytes = damaged.reduce((sum, part) => sum + part.bytes.byteLength, 0);
  if (damagedBytes > 0) await setAside(segment.file, header === null ? null : bytes, whole, damaged);
  return { entries, damagedBytes, lockedBytes, unknown };
}

function candidateKeys(keyId: string | null, keys: ReadonlyMap<string, JournalKey>): readonly JournalKey[] {
  const named = keyId === null ? undefined : keys.get(keyId);
  return keyId === null ? [...keys.values()] : named === undefined ? [] : [named];
}

function openWithAny(payload: Buffer, keys: readonly JournalKey[], after: number): OpenedEntry {
  for (const key of keys) {
    const opened = openEntry(payload, key.value, after);
    if (opened.kind !== 'wrongKey') return opened;
  }
  return { kind: 'wrongKey' };
}

async function setAside(
  file: string,
  withHeader: Buffer | null,
  whole: readonly Buffer[],
  damaged: readonly { readonly start: number; readonly bytes: Buffer }[],
): Promise<void> {
  try {
    for (const part of damaged) await writeFile(`${file}.${part.start}.damaged`, part.bytes, { mode: 0o600 });
    const header = withHeader === null ? [] : [withHeader.subarray(0, headerBytes)];
    await writeAtomically(file, Buffer.concat([...header, ...whole]));
  } catch {
    // Told again at the next start.
  }
}
