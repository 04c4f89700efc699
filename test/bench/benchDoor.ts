import { makeId } from '#shared/domain/ids';
import type { DeskDatabase } from '../../renderer/data/db';
import { guardJournal } from '../../renderer/data/guardedJournal';
import { createDoor } from '../../renderer/data/write';
import type { Door } from '../../renderer/data/write';

/** The desk's one door, with its journal on the disk, as a script in its window opens it. */
export function benchDoor(db: DeskDatabase, onWritten: () => void): Door {
  return createDoor({
    db,
    journal: guardJournal(window.escale.journal),
    now: () => new Date(),
    makeId,
    author: () => 'bench',
    onWritten,
  });
}
