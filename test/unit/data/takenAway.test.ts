import type { DBCore, Middleware } from 'dexie';
import { describe, expect, it } from 'vitest';
import type { DeskDatabase } from '../../../renderer/data/db';
import { create } from '../../../renderer/data/mutation';
import { askWhileThere } from '../../../renderer/data/takenAway';
import { aPartner } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { databaseOn, memoryDisk, testDesk } from '../../support/testDesk';

/** Refuses to read the partners' table, as often as it is told, in the words of Chromium. */
function refusing(name: string, times: number): Middleware<DBCore> {
  let left = times;
  return {
    stack: 'dbcore',
    // Below the desk's own, where Chromium is.
    level: 0,
    create: (below) => ({
      ...below,
      table: (of) => {
        const table = below.table(of);
        if (of !== 'partner') return table;
        return {
          ...table,
          query: (request) => {
            if (left === 0) return table.query(request);
            left -= 1;
            return Promise.reject(new DOMException('Seek failure, unable to continue', name));
          },
        };
      },
    }),
  };
}

async function openDesk(...middlewares: Middleware<DBCore>[]) {
  const db = databaseOn(memoryDisk());
  for (const middleware of middlewares) db.use(middleware);
  await db.open();
  const told: string[] = [];
  db.onTakenAway((detail) => told.push(detail));
  return { db, told };
}

const partners = (db: DeskDatabase) => db.records('partner').toArray();

/** What comes within a moment; null when nothing does. */
const soon = <T>(answer: Promise<T>) =>
  Promise.race([answer, new Promise<null>((resolve) => void setTimeout(resolve, 100, null))]);

describe('S88 a database that Chromium takes away under the desk', () => {
  it('is given up at the first word that its files can’t be read', async () => {
    const { db, told } = await openDesk(refusing('UnknownError', 1));
    await expect(partners(db)).rejects.toThrow('Seek failure');
    expect(told).toEqual(['UnknownError: Seek failure, unable to continue']);
    // The next table could be read, but nobody knows of what it is a part.
    await expect(db.records('contact').count()).rejects.toMatchObject({ name: 'DatabaseClosedError' });
  });

  it('isn’t opened again, empty, when the connection is closed', async () => {
    const { db, told } = await openDesk();
    db.backendDB().onclose?.(new Event('close'));
    expect(told).toEqual(['the connection was closed']);
    await expect(partners(db)).rejects.toMatchObject({ name: 'DatabaseClosedError' });
    expect(db.isTakenAway()).toBe(true);
  });

  it('is told once, whoever asks after it', async () => {
    const { db, told } = await openDesk(refusing('UnknownError', 5));
    await Promise.allSettled([partners(db), partners(db), partners(db)]);
    expect(told).toHaveLength(1);
  });

  it('answers no question any more: neither with nothing nor with an error', async () => {
    const { db } = await openDesk(refusing('UnknownError', 1));
    expect(await soon(askWhileThere(db, () => partners(db)))).toBeNull();
    expect(await soon(askWhileThere(db, () => partners(db)))).toBeNull();
  });

  it('says of no write that it failed, nor that it is saved', async () => {
    const { db } = await openDesk();
    const desk = testDesk({ db });
    await desk.write(create('partner', uuid(1), aPartner()));
    db.backendDB().onclose?.(new Event('close'));
    expect(await soon(desk.door.write([create('partner', uuid(2), aPartner())]))).toBeNull();
    expect(desk.journal.entries).toHaveLength(1);
  });
});

describe('a database that stays', () => {
  it('is asked again when a question was cut off', async () => {
    const { db, told } = await openDesk(refusing('AbortError', 1));
    expect(await askWhileThere(db, () => partners(db))).toEqual([]);
    expect(told).toEqual([]);
  });

  it('hands on every other failure', async () => {
    const { db } = await openDesk(refusing('DataError', 1));
    await expect(askWhileThere(db, () => partners(db))).rejects.toMatchObject({ name: 'DataError' });
  });

  it('is no longer asked, and nobody told, when the desk itself closes it', async () => {
    const { db, told } = await openDesk();
    db.close();
    expect(told).toEqual([]);
    expect(db.isTakenAway()).toBe(false);
  });
});
