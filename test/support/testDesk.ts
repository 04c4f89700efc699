import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { DexieOptions } from 'dexie';
import { DeskDatabase } from '../../renderer/data/db';
import type { DeskDatabaseOptions } from '../../renderer/data/db';
import type { Mutation } from '../../renderer/data/mutation';
import { guardJournal } from '../../renderer/data/guardedJournal';
import type { GuardedJournal } from '../../renderer/data/guardedJournal';
import { createDoor } from '../../renderer/data/write';
import type { Door, WriteReceipt } from '../../renderer/data/write';
import { memoryJournal } from './builders';
import type { MemoryJournal } from './builders';
import { idSource } from './syncValues';

/** A disk of IndexedDB databases in memory: what is opened on it again finds what was there. */
export type MemoryDisk = Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>;

export function memoryDisk(): MemoryDisk {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}

export function databaseOn(disk: MemoryDisk, options: Omit<DeskDatabaseOptions, 'dexie'> = {}): DeskDatabase {
  return new DeskDatabase({ ...options, dexie: { ...disk } });
}

export interface TestDesk {
  readonly db: DeskDatabase;
  readonly door: Door;
  readonly journal: MemoryJournal;
  /** The journal as the door writes to it. */
  readonly guarded: GuardedJournal;
  readonly makeId: () => string;
  /** Lets time pass. */
  readonly pass: (milliseconds: number) => void;
  /** Who writes from now on. */
  readonly signIn: (name: string) => void;
  /** Writes what must succeed. */
  readonly write: (...mutations: Mutation[]) => Promise<WriteReceipt>;
}

/** A desk in memory: its clock stands at 1 March 2026, 8:00 UTC, until it is moved. */
export function testDesk({ db = databaseOn(memoryDisk()), journal = memoryJournal() } = {}): TestDesk {
  let time = Date.parse('2026-03-01T08:00:00.000Z');
  let author = 'Camille Roussel';
  const makeId = idSource();
  const guarded = guardJournal(journal);
  const door = createDoor({ db, journal: guarded, now: () => new Date(time), makeId, author: () => author });
  return {
    db,
    door,
    journal,
    guarded,
    makeId,
    pass: (milliseconds) => {
      time += milliseconds;
    },
    signIn: (name) => {
      author = name;
    },
    write: async (...mutations) => {
      const result = await door.write(mutations);
      if (!result.ok) throw new Error(`the write failed: ${JSON.stringify(result)}`);
      return result;
    },
  };
}
