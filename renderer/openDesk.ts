import type { Bridge } from '#shared/bridge/contract';
import type { JournalReplay } from '#shared/bridge/journal';
import { makeId } from '#shared/domain/ids';
import { completeRows } from './data/completeRows';
import { DeskDatabase, faultOf, openDatabase } from './data/db';
import type { OpenFault } from './data/db';
import type { Desk } from './data/DeskContext';
import { guardJournal } from './data/guardedJournal';
import { getMeta, setMeta } from './data/meta';
import { replayJournal } from './data/replay';
import type { ReplayOutcome } from './data/replay';
import { createDoor } from './data/write';

export interface OpenedDesk {
  readonly ok: true;
  readonly desk: Desk;
  readonly outcome: ReplayOutcome;
  readonly replay: JournalReplay;
  /** What the desk begins with was chosen before. */
  readonly begun: boolean;
}

export type OpenDeskResult = OpenedDesk | ({ readonly ok: false } & OpenFault);

const now = () => new Date();

interface OpenDeskParts {
  /** Its name, which is another for each account. */
  readonly database: string;
  /** Whose portfolio comes from the endpoint needn't be asked what to begin with. */
  readonly owned: boolean;
  readonly shell: Pick<Bridge, 'journal' | 'on'>;
  /** Who writes, asked at each write. */
  readonly author: () => string;
  readonly onWritten: () => void;
  /** Chromium has taken the database away, at the opening or later: the desk is to be opened anew. */
  readonly onTakenAway: (detail: string) => void;
}

/** Opens the database, puts back what only the journal holds, and makes the door. */
export async function openDesk(parts: OpenDeskParts): Promise<OpenDeskResult> {
  const { database, owned, shell, author, onWritten, onTakenAway } = parts;
  const db = new DeskDatabase({ name: database });
  completeRows(db);
  const opened = await openDatabase(db);
  if (!opened.ok) return opened;
  db.onTakenAway(onTakenAway);
  const failed = (fault: OpenFault): OpenDeskResult => {
    db.close();
    return { ok: false, ...fault };
  };
  let replay: JournalReplay;
  let outcome: ReplayOutcome;
  let begun: boolean;
  try {
    const held = (await getMeta(db, 'seq')) ?? 0;
    try {
      // What the database holds needn't be read from the journal.
      replay = await shell.journal.open(held);
    } catch (error) {
      return failed({ reason: 'journal', detail: String(error) });
    }
    outcome = await replayJournal(db, replay, makeId);
    begun = (await getMeta(db, 'firstStart')) !== undefined;
    if (owned && !begun) {
      await setMeta(db, 'firstStart', 'empty');
      begun = true;
    }
  } catch (error) {
    return failed(faultOf(error));
  }
  const journal = guardJournal(shell.journal);
  shell.on('journalFault', (fault) => journal.told(fault));
  const door = createDoor({ db, journal, now, makeId, author, onWritten });
  return { ok: true, desk: { db, door, journal, now, author, makeId }, outcome, replay, begun };
}
