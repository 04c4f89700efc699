import { createHash, randomUUID } from 'node:crypto';
import { open as openFile, mkdir, readdir, rename as renameFile, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../atomicFile';
import { isMissing } from '../fileError';

/** The content isn't the one that was announced. */
export class HashMismatch extends Error {}

export interface StoredFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** The steps that a test lets fail; the real ones by default. */
export interface StoreDisk {
  readonly open: (path: string, flags: string, mode: number) => Promise<FileHandle>;
  readonly rename: (from: string, to: string) => Promise<void>;
}

export interface FileStore {
  /**
   * Takes content in. It is whole and on the disk under its SHA-256 when this resolves; else nothing of it stays.
   * @throws the system's error, ENOSPC on a full disk
   */
  put(content: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /**
   * Takes in what lies whole at `partOf(sha256)`; it is gone from there whatever happens.
   * @throws HashMismatch when it is another content
   */
  adopt(sha256: string): Promise<StoredFile>;
  /** Where a download gathers, so that it goes on after a cut or a restart. */
  partOf(sha256: string): string;
  /** Bytes, or null when it isn't here. */
  size(sha256: string): Promise<number | null>;
  pathOf(sha256: string): string;
  thumbnailOf(sha256: string): string;
  /** The SHA-256 of every file that is here. */
  list(): Promise<readonly string[]>;
  /** With its small picture. */
  remove(sha256: string): Promise<void>;
  /** Removes what a crash left half written, and downloads that nobody went on with for a week. */
  tidy(now: Date): Promise<void>;
}

const namePattern = /^[0-9a-f]{64}$/;
const keptPartMs = 7 * 86_400_000;
const realSteps: StoreDisk = { open: openFile, rename: renameFile };

/**
 * Attachments on the disk, each once, named by its content: written beside its place, synced, then renamed, so that what
 * bears a name is whole. A name that is no SHA-256 never becomes a path.
 * @param folder the profile's own; nothing else lies in it
 */
export function createFileStore(folder: string, disk: StoreDisk = realSteps): FileStore {
  const incoming = join(folder, 'incoming');
  const place = (part: string, sha256: string): string => {
    if (!namePattern.test(sha256)) throw new TypeError('not a SHA-256');
    return join(folder, part, sha256.slice(0, 2), sha256);
  };
  const pathOf = (sha256: string) => place('content', sha256);
  const thumbnailOf = (sha256: string) => place('thumbnails', sha256);
  const partOf = (sha256: string) => `${join(incoming, pathOf(sha256).slice(-64))}.part`;

  async function settle(temporary: string, sha256: string): Promise<void> {
    const path = pathOf(sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // The same content may be there already: replacing it heals what the disk has spoilt since.
    await disk.rename(temporary, path);
    await syncFolder(dirname(path));
  }

  async function put(content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const temporary = join(incoming, `${randomUUID()}.tmp`);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      const handle = await disk.open(temporary, 'wx', 0o600);
      try {
        for await (const chunk of content) {
          hash.update(chunk);
          bytes += chunk.byteLength;
          await handle.writeFile(chunk);
        }
        await handle.sync();
      } finally {
        await handle.close();
      }
      const sha256 = hash.digest('hex');
      await settle(temporary, sha256);
      return { sha256, size: bytes };
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  async function adopt(sha256: string): Promise<StoredFile> {
    const part = partOf(sha256);
    try {
      const handle = await disk.open(part, 'r+', 0o600);
      const hash = createHash('sha256');
      let bytes = 0;
      try {
        for await (const chunk of handle.createReadStream({ autoClose: false, start: 0 })) {
          hash.update(chunk as Buffer);
          bytes += (chunk as Buffer).byteLength;
        }
        if (hash.digest('hex') !== sha256) throw new HashMismatch(`${sha256} came as another content`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await settle(part, sha256);
      return { sha256, size: bytes };
    } catch (error) {
      if (error instanceof HashMismatch) await rm(part, { force: true });
      throw error;
    }
  }

  async function size(sha256: string): Promise<number | null> {
    try {
      const found = await stat(pathOf(sha256));
      return found.isFile() ? found.size : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async function list(): Promise<readonly string[]> {
    const content = join(folder, 'content');
    const names = await Promise.all((await namesIn(content)).map((part) => namesIn(join(content, part))));
    return names.flat().filter((name) => namePattern.test(name));
  }

  async function remove(sha256: string): Promise<void> {
    await Promise.all([pathOf(sha256), thumbnailOf(sha256)].map((path) => rm(path, { force: true })));
  }

  async function tidy(now: Date): Promise<void> {
    for (const name of await namesIn(incoming)) {
      const path = join(incoming, name);
      const isOld = async () => (await stat(path)).mtimeMs < now.getTime() - keptPartMs;
      if (name.endsWith('.tmp') || (await isOld())) await rm(path, { force: true });
    }
  }

  return { put, adopt, partOf, size, pathOf, thumbnailOf, list, remove, tidy };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
