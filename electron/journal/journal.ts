import { mkdir } from 'node:fs/promises';
import type {
  JournalAppendResult,
  JournalEntry,
  JournalFault,
  JournalReplay,
  JournalStatus,
} from '#shared/bridge/journal';
import { errorCode, isMissing, isOutOfSpace } from '../fileError';
import type { Keyring } from '../keyring';
import type { JournalDisk } from './disk';
import { sealEntry } from './entryCodec';
import { frame } from './frames';
import { keyForWriting, readKeys } from './journalKey';
import type { JournalKey } from './journalKey';
import { readReplay } from './replay';
import { listSegments } from './segments';
import type { Segment } from './segments';
import { readSentinel } from './sentinel';
import { tidy } from './tidy';
import { createWriter } from './writer';
import type { JournalWriter } from './writer';

/** With less space the desk goes read-only. */
export const lowSpace = 500_000_000;
const spaceCheckEvery = 5_000;

export interface JournalOptions {
  /** Made where it doesn't exist. */
  readonly folder: string;
  readonly keyring: Keyring;
  readonly disk: JournalDisk;
  /** Milliseconds. */
  readonly now: () => number;
  readonly onFault: (fault: JournalFault | null) => void;
}

/** The second copy of everything that was shown as saved, outside the database: see docs/sync.md. */
export interface Journal {
  /** Reads what is there; only writes above `after` (what the database holds already), all of them without it. */
  readonly open: (after?: number) => Promise<JournalReplay>;
  readonly append: (entries: readonly JournalEntry[]) => Promise<JournalAppendResult>;
  readonly status: () => Promise<JournalStatus>;
  /** Lets go of what was settled long ago; to be called now and then while nothing hurries. */
  readonly tidy: () => Promise<void>;
  /** Resolves when all appends are on the disk and the segment is closed. */
  readonly close: () => Promise<void>;
}

interface Writing {
  readonly key: JournalKey;
  readonly writer: JournalWriter;
}

export function createJournal({ folder, keyring, disk, now, onFault }: JournalOptions): Journal {
  let keys: Promise<Map<string, JournalKey>> | null = null;
  let writing: Promise<Writing> | null = null;
  let lastSeq = 0;
  let writeFault: JournalFault | null = null;
  let low = false;
  let told: JournalFault | null = null;
  let checkedAt = -Infinity;

  const known = () => (keys ??= readKeys(folder, keyring));
  const fault = (): JournalFault | null => writeFault ?? (low ? 'diskFull' : null);
  const tell = (): void => {
    if (fault() === told) return;
    told = fault();
    onFault(told);
  };

  const checkSpace = async (): Promise<number> => {
    checkedAt = now();
    const free = await disk.freeBytes(folder).catch(() => Number.MAX_SAFE_INTEGER);
    low = free < lowSpace;
    if (!low && writeFault === 'diskFull') writeFault = null;
    tell();
    return free;
  };

  const segments = async (): Promise<Segment[]> => {
    try {
      return await listSegments(folder);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  };

  /** The segments that nothing is written to any more: the numbers below the writer's, asked after listing them. */
  const closedSegments = async (): Promise<Segment[]> => {
    const current = await writing?.catch(() => null);
    await current?.writer.seal();
    const found = await segments();
    const live = (await writing?.catch(() => null))?.writer.number() ?? Infinity;
    return found.filter((segment) => segment.number < live);
  };

  const startWriting = async (): Promise<Writing> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await segments();
    const before = await readSentinel(folder);
    lastSeq = Math.max(lastSeq, before?.lastSeq ?? 0, ...found.map((segment) => segment.seqBefore ?? 0));
    const key = await keyForWriting(folder, keyring, await known());
    (await known()).set(key.id, key);
    const firstNumber = (found.at(-1)?.number ?? 0) + 1;
    return {
      key,
      writer: createWriter({ disk, folder, keyId: key.id, firstNumber, lastSeq: () => lastSeq }),
    };
  };
  const readyToWrite = async (): Promise<Writing> => {
    writing ??= startWriting();
    try {
      return await writing;
    } catch (error) {
      writing = null;
      throw error;
    }
  };

  const append = async (entries: readonly JournalEntry[]): Promise<JournalAppendResult> => {
    let result: JournalAppendResult;
    try {
      const { key, writer } = await readyToWrite();
      for (const entry of entries) lastSeq = Math.max(lastSeq, highestSeq(entry));
      result = await writer.append(entries.map((entry) => frame(sealEntry(entry, key.value))));
    } catch (error) {
      const cause = isOutOfSpace(error) ? 'diskFull' : 'notWritable';
      result = { ok: false, fault: cause, detail: errorCode(error) || 'unknown' };
    }
    writeFault = result.ok ? null : result.fault;
    tell();
    if (now() - checkedAt > spaceCheckEvery) void checkSpace();
    return result;
  };

  let exclusive: Promise<unknown> = Promise.resolve();
  /** Reading mends and tidying removes: one at a time. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = exclusive.then(work);
    exclusive = done.catch(() => undefined);
    return done;
  };

  return {
    open: (after = 0) =>
      alone(async () => {
        // What a page that is about to go has still handed over may come while this reads: it belongs to the answer, and
        // its number must not be given out again.
        for (let handedOver = lastSeq; ; handedOver = lastSeq) {
          const replay = await readReplay(
            await closedSegments(),
            await known(),
            await readSentinel(folder),
            after,
          );
          if (lastSeq > handedOver) continue;
          lastSeq = Math.max(lastSeq, replay.lastSeq);
          return { ...replay, lastSeq };
        }
      }),
    append,
    status: async () => {
      const current = await readyToWrite().catch(() => null);
      const freeBytes = await checkSpace();
      const found = await segments().catch(() => []);
      const bytes = found.reduce((sum, segment) => sum + segment.bytes, 0);
      return {
        bytes,
        freeBytes,
        keyProtected: current?.key.protected ?? false,
        fault: fault() ?? (current === null ? 'notWritable' : null),
      };
    },
    tidy: () =>
      alone(async () => {
        await tidy({
          folder,
          segments: await closedSegments(),
          keys: await known(),
          sentinel: await readSentinel(folder),
          now: now(),
          carry: async (writes) => writes.length === 0 || (await append(writes)).ok,
        });
      }),
    close: () =>
      alone(async () => {
        const current = await writing?.catch(() => null);
        await current?.writer.conclude();
      }),
  };
}

function highestSeq(entry: JournalEntry): number {
  return entry.kind === 'settled' ? Math.max(...entry.records.map(({ seq }) => seq)) : entry.seq;
}
