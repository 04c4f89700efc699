import { describe, expect, it } from 'vitest';
import type { DeskDatabase } from '../../../renderer/data/db';
import { create, remove, restore, update } from '../../../renderer/data/mutation';
import { setMeta } from '../../../renderer/data/meta';
import { lacksTheRest } from '../../../renderer/data/queries/lacking';
import { replayJournal } from '../../../renderer/data/replay';
import { startOf, unboundState } from '#shared/sync/syncState';
import { aContact, aPartner, aRow } from '../../support/builders';
import type { MemoryJournal } from '../../support/builders';
import { idSource, uuid } from '../../support/syncValues';
import { databaseOn, memoryDisk, testDesk } from '../../support/testDesk';

/** Everything that a desk holds but its history, which isn't in the journal, and the operations' own ids. */
async function contents(db: DeskDatabase): Promise<unknown> {
  return {
    partners: await db.records('partner').toArray(),
    contacts: await db.records('contact').toArray(),
    trash: await db.trash.toArray(),
    outbox: (await db.outbox.orderBy('seq').toArray()).map(({ op: _op, ...rest }) => rest),
    seq: await db.meta.get('seq'),
  };
}

const replayed = (db: DeskDatabase, journal: MemoryJournal) =>
  replayJournal(db, journal.replay(), idSource(5_000_000));

describe('S84 the journal’s replay', () => {
  it('brings an emptied database back to what was saved (I1)', async () => {
    const { db, journal, write } = testDesk();
    await write(create('partner', uuid(1), aPartner()), create('contact', uuid(11), aContact()));
    await write(update('partner', uuid(1), { city: 'Millau', cadenceDays: 30 }));
    await write(update('partner', uuid(1), { cadenceDays: undefined }));
    await write(create('partner', uuid(2), aPartner({ name: 'Nordlicht Systeme' })));
    await write(remove('partner', uuid(2)));
    await write(remove('contact', uuid(11)));
    await write(restore('contact', uuid(11)));

    const emptied = databaseOn(memoryDisk());
    expect(await replayed(emptied, journal)).toEqual({ restored: 7, databaseLost: true });
    expect(await contents(emptied)).toEqual(await contents(db));
  });

  it('takes nobody for new whose database was lost after all was sent', async () => {
    const { journal, write } = testDesk();
    await write(create('partner', uuid(1), aPartner()));
    const emptied = databaseOn(memoryDisk());
    const sent = { ...journal.replay(), writes: [] };
    expect(await replayJournal(emptied, sent, idSource())).toEqual({ restored: 0, databaseLost: true });
    expect((await emptied.meta.get('firstStart'))?.value).toBe('empty');
  });

  it('changes nothing when run again, or when nothing is missing', async () => {
    const { db, journal, write } = testDesk();
    await write(create('partner', uuid(1), aPartner()));
    const before = await contents(db);
    expect(await replayed(db, journal)).toEqual({ restored: 0, databaseLost: false });
    expect(await contents(db)).toEqual(before);

    const emptied = databaseOn(memoryDisk());
    await replayed(emptied, journal);
    expect(await replayed(emptied, journal)).toEqual({ restored: 0, databaseLost: false });
    expect(await contents(emptied)).toEqual(before);
  });

  it('adds only the writes that the database lacks', async () => {
    const { db, journal, write } = testDesk();
    await db.records('partner').add(aRow('partner', aPartner(), { v: 7 }));
    await write(update('partner', uuid(1), { city: 'Millau' }));
    const older = await contents(db);
    await write(update('partner', uuid(1), { city: 'Albi' }));
    const newest = await contents(db);
    const rolledBack = databaseOn(memoryDisk());
    await rolledBack.records('partner').add(aRow('partner', aPartner(), { v: 7 }));
    await replayJournal(
      rolledBack,
      { ...journal.replay(), writes: journal.replay().writes.slice(0, 1), lastSeq: 1 },
      idSource(),
    );
    expect(await contents(rolledBack)).toEqual(older);
    expect(await replayed(rolledBack, journal)).toEqual({ restored: 1, databaseLost: false });
    expect(await contents(rolledBack)).toEqual(newest);
  });

  it('puts the invented portfolio back without sending it, and remembers that it was chosen', async () => {
    const { db, journal, write } = testDesk();
    await db.records('partner').add(aRow('partner', aPartner(), { sample: 1 }));
    await write(update('partner', uuid(1), { city: 'Millau' }));
    const emptied = databaseOn(memoryDisk());
    await replayed(emptied, journal);
    expect(await emptied.records('partner').get(uuid(1))).toMatchObject({
      sample: 1,
      data: { city: 'Millau' },
    });
    expect(await emptied.outbox.count()).toBe(0);
    expect((await emptied.meta.get('firstStart'))?.value).toBe('sample');
  });

  it('doesn’t ask again how to begin when there is work to put back', async () => {
    const { journal, write } = testDesk();
    await write(create('partner', uuid(1), aPartner()));
    const emptied = databaseOn(memoryDisk());
    await replayed(emptied, journal);
    expect((await emptied.meta.get('firstStart'))?.value).toBe('empty');
  });

  it('leaves a new desk alone', async () => {
    const { db, journal } = testDesk();
    expect(await replayed(db, journal)).toEqual({ restored: 0, databaseLost: false });
    expect(await db.meta.count()).toBe(0);
  });

  it('S89 leaves the desk knowing that it lacks what only the endpoint has, until the sync has gone on', async () => {
    const { journal, write } = testDesk();
    await write(create('partner', uuid(1), aPartner()));
    const emptied = databaseOn(memoryDisk());
    await replayed(emptied, journal);
    expect(await lacksTheRest(emptied)).toBe(true);
    await setMeta(emptied, 'sync', { ...unboundState, snapshot: startOf('first', false) });
    expect(await lacksTheRest(emptied)).toBe(true);
    await setMeta(emptied, 'sync', { ...unboundState, cursor: 'e1.9' });
    expect(await lacksTheRest(emptied)).toBe(false);
    // A new start, later: that the snapshot isn't complete has another reason.
    await setMeta(emptied, 'sync', { ...unboundState, snapshot: startOf('reset', false) });
    expect(await lacksTheRest(emptied)).toBe(false);
  });

  it('knows it too of a database that is only older than what was sent', async () => {
    const desk = testDesk();
    await desk.write(create('partner', uuid(1), aPartner()));
    await setMeta(desk.db, 'sync', { ...unboundState, cursor: 'e1.3' });
    const journal = { ...desk.journal.replay(), writes: [], lastSeq: 2, leftToEndpoint: true };
    expect(await replayJournal(desk.db, journal, idSource())).toEqual({ restored: 0, databaseLost: false });
    expect(await lacksTheRest(desk.db)).toBe(true);
    await setMeta(desk.db, 'sync', { ...unboundState, cursor: 'e1.4' });
    expect(await lacksTheRest(desk.db)).toBe(false);
  });

  it('S87 never gives out a sequence number again that the journal has seen', async () => {
    const journal = { ...testDesk().journal.replay(), lastSeq: 40, hadData: true };
    const desk = testDesk();
    await replayJournal(desk.db, journal, desk.makeId);
    await desk.write(create('partner', uuid(1), aPartner()));
    expect((await desk.db.meta.get('seq'))?.value).toBe(41);
  });
});
