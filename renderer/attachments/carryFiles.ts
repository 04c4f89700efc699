import { liveQuery } from 'dexie';
import type { Bridge } from '#shared/bridge/contract';
import type { DeskDatabase } from '../data/db';
import type { AttachmentRow } from '../data/queries/attachments';
import { wantedFiles } from '../data/queries/wantedFiles';
import { savesData } from '../data/saveData';

/** A first sync brings many pages of records; and the days go by (milliseconds). */
const waits = { calm: 400, again: 60 * 60_000 } as const;

/** Keeps the shell told which files are to be sent and fetched, as records come and go and meetings come near. */
export function carryFiles(db: DeskDatabase, shell: Pick<Bridge, 'files' | 'app' | 'on'>): void {
  let rows: readonly AttachmentRow[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const failed = (error: unknown): void => {
    void shell.app.log('error', `the files that are wanted: ${String(error)}`);
  };
  const tell = async (): Promise<void> => {
    const wanted = await wantedFiles(db, rows, new Date());
    // Who spares the connection fetches a file by hand when they need it.
    const spared = { upload: [], held: [...wanted.upload, ...wanted.held], download: [] };
    await shell.files.want((await savesData(db)) ? spared : wanted);
  };
  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Before the telling, so that what changes meanwhile is told after it and not an hour later.
      plan(waits.again);
      void tell().catch(failed);
    }, ms);
  };
  const soon = (): void => plan(waits.calm);
  liveQuery(() => db.records('attachment').toArray()).subscribe({
    next: (found) => {
      rows = found;
      soon();
    },
    error: failed,
  });
  liveQuery(() => savesData(db)).subscribe({ next: soon, error: failed });
  shell.on('accountChanged', soon);
  window.addEventListener('online', soon);
}
