import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../atomicFile';
import { fileHandlers } from '../handlers/files';
import type { FileParts } from '../handlers/files';
import type { Log } from '../log';
import { saveFile } from '../saveFile';
import { createFilesAnswer } from './filesProtocol';
import { createFileStore } from './fileStore';
import { createOpenedCopies } from './openedCopies';
import { collectOrphans } from './orphans';

export interface AttachmentsOptions extends Pick<
  FileParts,
  'askForFiles' | 'askForPlace' | 'folder' | 'rememberFolder' | 'saved'
> {
  /** Where the account that is open keeps them; asked each time, for another account's is another folder. */
  readonly place: () => string;
  readonly openPath: (path: string) => Promise<string>;
  /** Something about the files is other than it was. */
  readonly changed: () => void;
  readonly now: () => Date;
  readonly log: Pick<Log, 'error'>;
}

/** The open account's attachments: what answers `app://desk/files/…`, and what the desk may call. */
export function createAttachments({ place, openPath, changed, now, log, ...dialogs }: AttachmentsOptions) {
  const open = (folder: string) => ({
    folder,
    store: createFileStore(folder),
    copies: createOpenedCopies(join(folder, 'opened'), openPath),
  });
  let opened = open(place());
  const current = () => {
    if (opened.folder !== place()) opened = open(place());
    return opened;
  };
  return {
    answer: createFilesAnswer(() => current().store),
    handlers: fileHandlers({
      ...dialogs,
      store: () => current().store,
      copy: (from, to) => saveFile(to, createReadStream(from)),
      openCopy: (path, name) => current().copies.open(path, name),
      keep: async (path, content) => {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeAtomically(path, content);
        changed();
      },
      collect: (referred) => {
        const { store, folder } = current();
        return collectOrphans(store, join(folder, 'orphans.json'), referred, now());
      },
      failed: (error) => log.error('an attachment', error),
    }),
    /** At the start: what a crash or the last run left behind goes. */
    tidy: async (): Promise<void> => {
      const { store, copies } = current();
      await Promise.all([store.tidy(now()), copies.clear()]);
    },
  };
}
