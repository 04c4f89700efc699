import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SaveResult, Shell } from '#shared/bridge/contract';
import type { AddedFile, FileState, OpenResult } from '#shared/bridge/files';
import { isShown } from '#shared/bridge/files';
import type { FileStore } from '../attachments/fileStore';
import { takeIn } from '../attachments/intake';
import { copyName, openableName } from '../attachments/openable';
import { typeOfBytes } from '../attachments/sniff';
import type { Transfer } from '../attachments/transfer';

export interface FileParts {
  /** Those of the account that is open. */
  readonly store: () => FileStore;
  readonly transfer: () => Transfer;
  /** The person's choice of files, by their paths. */
  readonly askForFiles: () => Promise<readonly string[]>;
  /** The person's choice of a place for a copy; null when they gave up. */
  readonly askForPlace: (proposal: string) => Promise<string | null>;
  readonly copy: (from: string, to: string) => Promise<SaveResult>;
  /** The folder of the last file, or the usual one. */
  readonly folder: () => string;
  readonly rememberFolder: (folder: string) => Promise<unknown>;
  /** Called with each file that was written. */
  readonly saved: (path: string) => void;
  /** Opens a copy of a file under a name in the system's program; '' when that went well, else why not. */
  readonly openCopy: (path: string, name: string) => Promise<string>;
  readonly keep: (path: string, content: Uint8Array) => Promise<void>;
  readonly collect: (referred: ReadonlySet<string>, letGo: ReadonlySet<string>) => Promise<number>;
  readonly failed: (error: unknown) => void;
}

export function fileHandlers(parts: FileParts) {
  // One after the other: a hundred photos at once would be a hundred open files.
  async function takeAll(sources: Parameters<Shell['files']['add']>[0]): Promise<AddedFile[]> {
    const added: AddedFile[] = [];
    const store = parts.store();
    for (const source of sources) added.push(await takeIn(store, source));
    return added;
  }

  async function stateOf(sha256: string): Promise<FileState> {
    const { isSent, moving, refusal } = parts.transfer();
    const [size, sent, thumbnail] = await Promise.all([
      parts.store().size(sha256),
      isSent(sha256),
      stat(parts.store().thumbnailOf(sha256)).then(
        () => true,
        () => false,
      ),
    ]);
    const now = moving();
    return {
      sha256,
      here: size !== null,
      thumbnail,
      sent,
      moving: now?.sha256 === sha256 ? { direction: now.direction, done: now.done } : null,
      refused: sent ? null : refusal(sha256),
    };
  }

  async function open(sha256: string, name: string): Promise<OpenResult> {
    if ((await parts.store().size(sha256)) === null) return { status: 'refused', reason: 'absent' };
    const safe = openableName(name);
    if (safe === null) return { status: 'refused', reason: 'kind' };
    try {
      const why = await parts.openCopy(parts.store().pathOf(sha256), safe);
      return why === '' ? { status: 'opened' } : { status: 'failed', detail: why };
    } catch (error) {
      parts.failed(error);
      return { status: 'failed', detail: 'copy' };
    }
  }

  async function saveCopy(sha256: string, name: string): Promise<SaveResult> {
    const path = await parts.askForPlace(join(parts.folder(), copyName(name)));
    if (path === null) return { status: 'cancelled' };
    await parts.rememberFolder(dirname(path)).catch(parts.failed);
    const result = await parts.copy(parts.store().pathOf(sha256), path);
    if (result.status === 'saved') parts.saved(result.path);
    return result;
  }

  return {
    choose: async () => {
      const paths = await parts.askForFiles();
      return takeAll(paths.map((path) => ({ name: basename(path), path })));
    },
    add: takeAll,
    states: (wanted) => Promise.all(wanted.map(stateOf)),
    keepThumbnail: async (sha256, picture) => {
      const type = typeOfBytes(picture);
      if (type === null || !isShown(type) || (await parts.store().size(sha256)) === null) return false;
      await parts.keep(parts.store().thumbnailOf(sha256), picture);
      return true;
    },
    open,
    saveCopy,
    want: async (wanted) => parts.transfer().want(wanted),
    fetch: async (file) => parts.transfer().fetch(file),
    waiting: () => parts.transfer().waiting(),
    collect: (referred, letGo) => parts.collect(new Set(referred), new Set(letGo)),
  } satisfies Shell['files'];
}
