// Imported for what it does, before any schema is made.
// oxlint-disable-next-line import/no-unassigned-import
import '../withoutEval';
import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import type { RecordRow } from '#shared/domain/record';
import type { SnapshotResponse } from '#shared/sync/protocol';
import { benchDoor } from '../benchDoor';
import { DeskDatabase } from '../../../renderer/data/db';
import { update } from '../../../renderer/data/mutation';
import { storesOf, versionOf } from '../../../renderer/data/schema';

const atOnce = 50;

/** Changes so many meetings of the desk through its one door, a write each, as a person does in a week offline. */
export async function editMeetings(count: number): Promise<void> {
  const db = new DeskDatabase();
  await db.open();
  const door = benchDoor(db, () => undefined);
  const ids = await db.records('meeting').limit(count).primaryKeys();
  if (ids.length < count) throw new Error(`${ids.length} meetings`);
  for (let from = 0; from < count; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const saved = await Promise.all(
      some.map((id, index) =>
        door.write([update('meeting', id, { place: `Room ${from + index}`, notes: note(from + index) })]),
      ),
    );
    if (!saved.every(({ ok }) => ok)) throw new Error('an edit was not saved');
  }
  db.close();
}

const rowsAtOnce = 500;
type DirtyRow = RecordRow & { readonly dirty?: 1 };

/**
 * The floor: rows that are marked as changed are read by an index, posted 500 at a time, and put back without their mark
 * as soon as they are taken. No journal, no operations, no versions compared, no answer looked at.
 * @returns milliseconds
 */
export async function barePush(url: string, count: number): Promise<number> {
  const db = new Dexie('bench-push', { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ meeting: `${storesOf(versionOf())['meeting']}, dirty` });
  const table: Table<DirtyRow, string> = db.table('meeting');
  for (let next: string | null = '0'; next !== null && (await table.count()) < count;) {
    const answer = await fetch(`${url}/v1/snapshot?after=${next}`);
    const page = (await answer.json()) as SnapshotResponse;
    const meetings = page.records.filter(({ c }) => c === 'meeting');
    await table.bulkPut(meetings.map(({ c: _c, ...row }) => row as unknown as DirtyRow));
    next = page.next;
  }
  const some = await table.limit(count).toArray();
  await table.bulkPut(
    some.map((row, index) => ({ ...row, data: { ...row.data, notes: note(index) }, dirty: 1 })),
  );

  const began = performance.now();
  const changed = await table.where('dirty').equals(1).toArray();
  if (changed.length !== count) throw new Error(`${changed.length} of ${count}`);
  for (let from = 0; from < count; from += rowsAtOnce) {
    const rows = changed.slice(from, from + rowsAtOnce).map(({ dirty: _dirty, ...row }) => row);
    const answer = await fetch(`${url}/bench/push`, { method: 'POST', body: JSON.stringify(rows) });
    await answer.json();
    await table.bulkPut(rows.map((row) => ({ ...row, v: row.v + 1 })));
  }
  const took = performance.now() - began;
  await db.delete();
  return took;
}

function note(index: number): string {
  return `${'What was said and agreed on, as somebody writes it down.\n'.repeat(12)}${index}`;
}
