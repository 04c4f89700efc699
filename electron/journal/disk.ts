import { open, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../atomicFile';

/** A segment that is being written; positions count from its first byte. */
export interface OpenSegment {
  readonly write: (bytes: Uint8Array, position: number) => Promise<void>;
  /** Resolves when what was written is on the disk. */
  readonly sync: () => Promise<void>;
  readonly truncate: (bytes: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The part of a file system that can fail while the journal is written. */
export interface JournalDisk {
  /** Makes a new file; fails where there is one of this name. */
  readonly create: (file: string) => Promise<OpenSegment>;
  readonly freeBytes: (folder: string) => Promise<number>;
}

export const realDisk: JournalDisk = {
  create: async (file) => {
    const handle = await open(file, 'wx', 0o600);
    await syncFolder(dirname(file));
    return {
      write: async (bytes, position) => {
        let done = 0;
        while (done < bytes.byteLength) {
          const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done, position + done);
          done += bytesWritten;
        }
      },
      sync: () => handle.datasync(),
      truncate: (bytes) => handle.truncate(bytes),
      close: () => handle.close(),
    };
  },
  freeBytes: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};
