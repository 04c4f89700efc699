import { describe, expect, it, vi } from 'vitest';
import { create, remove, restore, update } from '../../../renderer/data/mutation';
import { guardJournal } from '../../../renderer/data/guardedJournal';
import { createDoor } from '../../../renderer/data/write';
import { aContact, aMeeting, aPartner, aRow, memoryJournal } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { aWrite } from '../../support/journalEntries';
import { databaseOn, memoryDisk, testDesk } from '../../support/testDesk';

describe('the door', () => {
  it('S30 writes the record, its history, its outbox operation and the journal under one sequence number', async () => {
    const { db, journal, write } = testDesk();
    const { tx } = await write(create('partner', uuid(1), aPartner()));

    expect((await db.records('partner').get(uuid(1)))?.data.name).toBe('Aubrac Réseaux');
    expect(await db.history.where('tx').equals(tx).count()).toBe(1);
    expect(await db.outbox.toArray()).toMatchObject([{ tx, seq: 1, c: 'partner', base: 0, effect: 'write' }]);
    expect(journal.entries).toMatchObject([{ kind: 'write', tx, seq: 1, changes: [{ id: uuid(1) }] }]);
    expect((await db.meta.get('seq'))?.value).toBe(1);
  });

  it('fills in the defaults of a new record', async () => {
    const { db, write } = testDesk();
    await write(create('partner', uuid(1), aPartner()));
    expect((await db.records('partner').get(uuid(1)))?.data).toMatchObject({
      tier: 'none',
      tags: [],
      notes: '',
    });
  });

  it.each(['outbox', 'history', 'meta'] as const)(
    'S30 takes the record back when its %s cannot be written',
    async (table) => {
      const { db, door, journal } = testDesk();
      await db.open();
      db.table(table).hook('creating', () => {
        throw new Error('refused by the test');
      });
      const result = await door.write([create('partner', uuid(1), aPartner())]);

      expect(result).toMatchObject({ ok: false, reason: 'database' });
      expect(await db.records('partner').count()).toBe(0);
      expect(await db.outbox.count()).toBe(0);
      expect(await db.history.count()).toBe(0);
      expect(journal.entries).toEqual([]);
    },
  );

  it('says that the disk is full when the database does', async () => {
    const { db, door } = testDesk();
    await db.open();
    db.outbox.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await door.write([create('partner', uuid(1), aPartner())])).toMatchObject({
      ok: false,
      reason: 'full',
    });
  });

  it('S30 writes all mutations or none, and marks every field that is at fault', async () => {
    const { db, door } = testDesk();
    const result = await door.write([
      create('partner', uuid(1), aPartner()),
      create('partner', uuid(2), aPartner({ name: ' ', website: 'example' })),
    ]);
    expect(result).toMatchObject({
      ok: false,
      reason: 'invalid',
      issues: [
        { kind: 'partner', id: uuid(2), field: 'name', message: 'validation.required' },
        { kind: 'partner', id: uuid(2), field: 'website', message: 'validation.website' },
      ],
    });
    expect(await db.records('partner').count()).toBe(0);
    expect(await db.outbox.count()).toBe(0);
  });

  it('writes nothing when nothing changes', async () => {
    const { db, journal, write } = testDesk();
    await write(create('partner', uuid(1), aPartner()));
    const second = await write(update('partner', uuid(1), { name: ' Aubrac Réseaux ' }));
    expect(second.tx).toBe('');
    expect(journal.entries).toHaveLength(1);
    expect(await db.history.count()).toBe(1);
  });

  it('S30 gives two writes at the same time two sequence numbers', async () => {
    const { db, journal, door } = testDesk();
    await Promise.all([
      door.write([create('partner', uuid(1), aPartner())]),
      door.write([create('partner', uuid(2), aPartner({ name: 'Nordlicht Systeme' }))]),
    ]);
    expect(journal.entries.map((entry) => (entry.kind === 'write' ? entry.seq : 0))).toEqual([1, 2]);
    expect((await db.meta.get('seq'))?.value).toBe(2);
  });

  it('S31 keeps what stands in the database when the journal fails, says so, and takes nothing more until it is there too', async () => {
    const { db, door, journal, guarded } = testDesk();
    journal.breakDown('diskFull');
    expect(await door.write([create('partner', uuid(1), aPartner())])).toEqual({
      ok: false,
      reason: 'unjournaled',
      fault: 'diskFull',
    });
    expect(await db.records('partner').count()).toBe(1);
    expect(guarded.fault()).toBe('diskFull');
    expect(await door.write([create('partner', uuid(2), aPartner())])).toMatchObject({ reason: 'readOnly' });
    expect(await db.records('partner').count()).toBe(1);
    await guarded.retry();
    expect(guarded.fault()).toBe('diskFull');

    journal.breakDown(null);
    await guarded.retry();
    expect(journal.replay().writes.map(({ seq }) => seq)).toEqual([1]);
    expect(await door.write([create('partner', uuid(2), aPartner())])).toMatchObject({ ok: true });
  });

  it('S31 takes nothing while the shell tells of too little room, though the journal would still take it', async () => {
    const { door, guarded } = testDesk();
    const told: unknown[] = [];
    guarded.subscribe(() => told.push(guarded.fault()));
    guarded.told('diskFull');
    expect(await door.write([create('partner', uuid(1), aPartner())])).toMatchObject({ reason: 'readOnly' });
    guarded.told(null);
    await guarded.retry();
    expect(await door.write([create('partner', uuid(1), aPartner())])).toMatchObject({ ok: true });
    expect(told).toEqual(['diskFull', null]);
  });

  it('S31 tries a journal that couldn’t be written by writing: nobody else can say whether it goes again', async () => {
    const journal = memoryJournal();
    const before = await journal.status();
    const guarded = guardJournal({
      append: (entries) => journal.append(entries),
      status: async () => ({ ...before, fault: 'notWritable' }),
    });
    const entry = aWrite(1, 'visite');
    journal.breakDown('notWritable');
    expect(await guarded.append(entry)).toBe('notWritable');
    journal.breakDown(null);
    await guarded.retry();
    expect(guarded.fault()).toBeNull();
    expect(journal.replay().writes).toEqual([entry]);
  });

  it('S31 tells of a write once the journal has it', async () => {
    const journal = memoryJournal();
    const onWritten = vi.fn<() => void>(() => expect(journal.entries).toHaveLength(1));
    const door = createDoor({
      db: databaseOn(memoryDisk()),
      journal: guardJournal(journal),
      now: () => new Date('2026-03-01T08:00:00.000Z'),
      makeId: () => uuid(900),
      author: () => 'camille',
      onWritten,
    });
    await door.write([create('partner', uuid(1), aPartner())]);
    expect(onWritten).toHaveBeenCalledOnce();
  });

  it('refuses a second record of one id, and a change of one that is gone', async () => {
    const { door, write } = testDesk();
    await write(create('partner', uuid(1), aPartner()));
    expect(await door.write([create('partner', uuid(1), aPartner())])).toMatchObject({
      issues: [{ field: '', message: 'validation.exists' }],
    });
    await write(remove('partner', uuid(1)));
    expect(await door.write([update('partner', uuid(1), { city: 'Millau' })])).toMatchObject({
      issues: [{ field: '', message: 'validation.gone' }],
    });
    expect(await door.write([create('partner', uuid(1), aPartner())])).toMatchObject({
      issues: [{ field: '', message: 'validation.exists' }],
    });
    expect(await door.write([restore('partner', uuid(2))])).toMatchObject({
      issues: [{ field: '', message: 'validation.gone' }],
    });
  });
});

describe('S33 the invented portfolio', () => {
  it('never reaches the outbox, and neither does what is written on it', async () => {
    const { db, journal, write } = testDesk();
    await db.records('partner').add(aRow('partner', aPartner(), { sample: 1 }));
    await write(
      update('partner', uuid(1), { city: 'Millau' }),
      create('meeting', uuid(2), aMeeting()),
      create('contact', uuid(3), aContact()),
    );
    await write(remove('partner', uuid(1)));
    await write(restore('partner', uuid(1)));

    expect(await db.outbox.count()).toBe(0);
    expect(await db.records('meeting').get(uuid(2))).toMatchObject({ sample: 1 });
    const changes = journal.entries.flatMap((entry) => (entry.kind === 'write' ? entry.changes : []));
    expect(changes.every((change) => change.sample === 1)).toBe(true);
  });

  it('leaves what stands beside it to be sent', async () => {
    const { db, write } = testDesk();
    await db.records('partner').add(aRow('partner', aPartner(), { sample: 1 }));
    await write(create('partner', uuid(2), aPartner({ name: 'Nordlicht Systeme' })));
    expect(await db.outbox.toArray()).toMatchObject([{ id: uuid(2) }]);
  });
});
