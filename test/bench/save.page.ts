import { makeId } from '#shared/domain/ids';
import { DeskDatabase } from '../../renderer/data/db';
import { create, update } from '../../renderer/data/mutation';
import { guardJournal } from '../../renderer/data/guardedJournal';
import { createDoor } from '../../renderer/data/write';

export interface SaveTimes {
  /** Milliseconds of each save through the door: record, history, outbox, journal on the disk. */
  readonly door: number[];
  /** Milliseconds of each bare strict Dexie put of the same record. */
  readonly bare: number[];
}

/** Saves notes that grow, as an editor's autosave does, through the door and by a bare put, in turn. */
export async function measureSaves(saves: number): Promise<SaveTimes> {
  const db = new DeskDatabase({ name: 'bench-save' });
  const plain = new DeskDatabase({ name: 'bench-save-bare' });
  await Promise.all([db.open(), plain.open()]);
  const door = createDoor({
    db,
    journal: guardJournal(window.escale.journal),
    now: () => new Date(),
    makeId,
    author: () => 'bench',
  });
  const partnerId = makeId();
  const meetingId = makeId();
  const created = await door.write([
    create('partner', partnerId, { name: 'Bench', type: 'reseller', stage: 'active' }),
    create('meeting', meetingId, {
      partnerId,
      kind: 'visit',
      title: 'Bench',
      startsAt: '2026-11-26T13:00:00Z',
    }),
  ]);
  if (!created.ok) throw new Error(JSON.stringify(created));
  const row = await db.records('meeting').get(meetingId);
  if (!row) throw new Error('the meeting is not there');
  const times: SaveTimes = { door: [], bare: [] };
  for (let index = 0; index < saves; index += 1) {
    const notes = `${'A line of notes, as somebody types it in a meeting.\n'.repeat(20)}${index}`;
    const doorStart = performance.now();
    const saved = await door.write([update('meeting', meetingId, { notes })]);
    times.door.push(performance.now() - doorStart);
    if (!saved.ok) throw new Error(JSON.stringify(saved));
    const bareStart = performance.now();
    await plain.records('meeting').put({ ...row, data: { ...row.data, notes } });
    times.bare.push(performance.now() - bareStart);
  }
  await Promise.all([db.delete(), plain.delete()]);
  return times;
}
