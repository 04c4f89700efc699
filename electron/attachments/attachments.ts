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
  /** Where the profile keeps them; another profile's is another folder. */
  readonly place: string;
  readonly openPath: (path: string) => Promise<string>;
  readonly now: () => Date;
  readonly log: Pick<Log, 'error'>;
}

/** A profile's attachments: the store, what answers `app://desk/files/…`, and what the desk may call. */
export function createAttachments({ place, openPath, now, log, ...dialogs }: AttachmentsOptions) {
  const store = createFileStore(place);
  const copies = createOpenedCopies(join(place, 'opened'), openPath);
  return {
    answer: createFilesAnswer(store),
    handlers: fileHandlers({
      ...dialogs,
      store,
      copy: (from, to) => saveFile(to, createReadStream(from)),
      openCopy: copies.open,
      keep: async (path, content) => {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeAtomically(path, content);
      },
      collect: (referred) => collectOrphans(store, join(place, 'orphans.json'), referred, now()),
      failed: (error) => log.error('an attachment', error),
    }),
    /** At the start: what a crash or the last run left behind goes. */
    tidy: async (): Promise<void> => {
      await Promise.all([store.tidy(now()), copies.clear()]);
    },
  };
}
