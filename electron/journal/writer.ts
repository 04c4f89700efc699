import { join } from 'node:path';
import type { JournalAppendResult } from '#shared/bridge/journal';
import { errorCode, isOutOfSpace } from '../fileError';
import type { JournalDisk, OpenSegment } from './disk';
import { encodeHeader, headerBytes, segmentName } from './segmentHeader';

/** A segment is closed before it grows past this; only a single larger record makes a larger one. */
export const maxSegmentBytes = 8 * 1024 * 1024;

export interface WriterOptions {
  readonly disk: JournalDisk;
  readonly folder: string;
  readonly keyId: string;
  /** Number of the first segment that it makes. */
  readonly firstNumber: number;
  /** The highest sequence number given out so far. */
  readonly lastSeq: () => number;
}

/** Appends frames to segments; a segment is made when there is something to put into it. */
export interface JournalWriter {
  /** Resolves when the frames are on the disk. Calls that come while others are being written share one fsync. */
  readonly append: (frames: readonly Uint8Array[]) => Promise<JournalAppendResult>;
  /** Number of the segment that the next frame goes to. */
  readonly number: () => number;
  readonly writtenBytes: () => number;
  /** Closes the segment; the next frame begins a new one. */
  readonly seal: () => Promise<void>;
  /**
   * Closes the segment and leaves an empty one behind it, whose header says how far everything before it goes: a next
   * start that has as much needn't read what was written in this one.
   */
  readonly conclude: () => Promise<void>;
}

interface Waiting {
  readonly frames: readonly Uint8Array[];
  readonly resolve: (result: JournalAppendResult) => void;
}

interface Target {
  readonly segment: OpenSegment;
  /** Bytes known to be whole and on the disk. */
  size: number;
}

export function createWriter({ disk, folder, keyId, firstNumber, lastSeq }: WriterOptions): JournalWriter {
  let waiting: Waiting[] = [];
  let running: Promise<void> | null = null;
  let target: Target | null = null;
  let number = firstNumber;
  let written = 0;

  const seal = async (): Promise<void> => {
    const closing = target;
    if (closing === null) return;
    target = null;
    number += 1;
    await closing.segment.close();
  };

  const begin = async (): Promise<Target> => {
    const segment = await disk.create(join(folder, segmentName(number)));
    target = { segment, size: 0 };
    await segment.write(encodeHeader({ keyId, lastSeq: lastSeq() }), 0);
    target.size = headerBytes;
    written += headerBytes;
    return target;
  };

  const put = async (frames: readonly Uint8Array[]): Promise<void> => {
    let group: Uint8Array[] = [];
    let groupBytes = 0;
    const flush = async (): Promise<void> => {
      if (group.length === 0) return;
      const into = target ?? (await begin());
      await into.segment.write(Buffer.concat(group), into.size);
      await into.segment.sync();
      into.size += groupBytes;
      written += groupBytes;
      group = [];
      groupBytes = 0;
    };
    for (const bytes of frames) {
      const size = (target?.size ?? headerBytes) + groupBytes;
      if (size > headerBytes && size + bytes.byteLength > maxSegmentBytes) {
        await flush();
        await seal();
      }
      group.push(bytes);
      groupBytes += bytes.byteLength;
    }
    await flush();
  };

  /** Half a frame must not stay between whole ones; the reader would cope, but then tell of damage. */
  const abandon = async (): Promise<void> => {
    const failed = target;
    if (failed === null) return;
    await failed.segment.truncate(failed.size).catch(() => undefined);
    await seal().catch(() => undefined);
  };

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      let result: JournalAppendResult;
      try {
        await put(group.flatMap(({ frames }) => frames));
        result = { ok: true };
      } catch (error) {
        await abandon();
        result = failure(error);
      }
      for (const { resolve } of group) resolve(result);
    }
    running = null;
  };

  const idle = async (): Promise<void> => {
    for (let busy = running; busy !== null; busy = running) await busy;
  };

  return {
    append: (frames) =>
      new Promise((resolve) => {
        waiting.push({ frames, resolve });
        running ??= run();
      }),
    number: () => number,
    writtenBytes: () => written,
    seal: async () => {
      await idle();
      await seal();
    },
    conclude: async () => {
      await idle();
      if (target === null) return;
      await seal();
      const empty = await begin();
      await empty.segment.sync();
      await seal();
    },
  };
}

function failure(error: unknown): JournalAppendResult {
  const detail = errorCode(error) || (error instanceof Error ? error.name : 'unknown');
  return { ok: false, fault: isOutOfSpace(error) ? 'diskFull' : 'notWritable', detail };
}
