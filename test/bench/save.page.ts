// Imported for what it does, before any schema is made.
// oxlint-disable-next-line import/no-unassigned-import
import './withoutEval';
import type { WorkerCommand } from '../../renderer/worker/messages';
import { makeId } from '#shared/domain/ids';
import { benchDoor } from './benchDoor';
import { DeskDatabase } from '../../renderer/data/db';
import { create, update } from '../../renderer/data/mutation';
import type { Mutation } from '../../renderer/data/mutation';

declare global {
  /** The desk's own sync worker, caught as the page made it (save.mjs). */
  var benchWorker: Pick<Worker, 'postMessage'> | undefined;
}

/** Milliseconds of each save, in the order in which they were made. */
export interface SaveTimes {
  /** The notes of one meeting, saved while somebody types them. */
  readonly notes: readonly number[];
  /** A line of another meeting each time. */
  readonly line: readonly number[];
  /** A bare strict Dexie put of the same meeting into a table that has no index and nothing else to it. */
  readonly bare: readonly number[];
  readonly outbox: number;
}

const batch = 100;

/** The desk makes its worker a while after its first screen. */
async function deskWorker(): Promise<Pick<Worker, 'postMessage'>> {
  while (!globalThis.benchWorker) await new Promise((resolve) => setTimeout(resolve, 100));
  return globalThis.benchWorker;
}

/**
 * Saves on the desk's own database, through the door: record, history, outbox, journal on the disk; then, as the desk
 * does it, the worker is told. Each between two bare puts, so that both meet the same machine.
 * @param waiting how many operations the outbox is to hold while it is measured
 */
export async function measureSaves(saves: number, waiting: number): Promise<SaveTimes> {
  const worker = await deskWorker();
  const db = new DeskDatabase();
  const plain = new DeskDatabase({ name: 'bench-bare' });
  await Promise.all([db.open(), plain.open()]);
  const door = benchDoor(db, () => worker.postMessage({ type: 'kick' } satisfies WorkerCommand));
  const save = async (mutations: readonly Mutation[]): Promise<number> => {
    const began = performance.now();
    const saved = await door.write(mutations);
    const took = performance.now() - began;
    if (!saved.ok) throw new Error(JSON.stringify(saved));
    return took;
  };

  const partnerId = makeId();
  await save([create('partner', partnerId, { name: 'Bench', type: 'reseller', stage: 'active' })]);
  const meetings: string[] = [];
  while (meetings.length < Math.max(saves, waiting)) {
    const ids = Array.from({ length: batch }, makeId);
    await save(
      ids.map((id, index) =>
        create('meeting', id, {
          partnerId,
          kind: 'visit',
          title: `Bench ${meetings.length + index}`,
          startsAt: '2026-11-26T13:00:00Z',
        }),
      ),
    );
    meetings.push(...ids);
  }
  const [first = ''] = meetings;
  if (waiting === 0) await db.outbox.clear();
  const row = await db.records('meeting').get(first);
  if (!row) throw new Error('the meeting is not there');

  const times = { notes: [] as number[], line: [] as number[], bare: [] as number[] };
  const putBare = async (notes: string): Promise<void> => {
    const began = performance.now();
    await plain.meta.put({ key: 'meeting', value: { ...row, data: { ...row.data, notes } } });
    times.bare.push(performance.now() - began);
  };
  for (let index = 0; index < saves; index += 1) {
    const notes = `${'A line of notes, as somebody types it in a meeting.\n'.repeat(20)}${index}`;
    times.notes.push(await save([update('meeting', first, { notes })]));
    await putBare(notes);
    times.line.push(await save([update('meeting', meetings[index] ?? first, { place: `Room ${index}` })]));
    await putBare(notes);
  }
  const outbox = await db.outbox.count();
  await plain.delete();
  db.close();
  return { ...times, outbox };
}
