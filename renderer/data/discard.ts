import { isKindName } from '#shared/domain/entities';
import { sameValue } from '#shared/domain/sameValue';
import type { Fields } from '#shared/sync/outbox';
import { pendingAgain, withoutDiscarded } from '#shared/sync/quarantine';
import type { SettledRecord } from '#shared/sync/workbench';
import type { DeskDatabase } from './db';
import { remove, restore } from './mutation';
import type { Mutation } from './mutation';
import { findRecord } from './queries/recordPath';
import type { OutboxRow } from './tables';

/**
 * The mutations that take a refused write back on this laptop: its fields as they were, where nobody has written over
 * them since. What goes stands in the records' history, as everything that is written.
 */
export async function discardMutations(
  db: DeskDatabase,
  operations: readonly OutboxRow[],
): Promise<readonly Mutation[]> {
  const mutations = await Promise.all(operations.map((operation) => takenBack(db, operation)));
  return mutations.flatMap((mutation) => mutation ?? []);
}

async function takenBack(db: DeskDatabase, operation: OutboxRow): Promise<Mutation | null> {
  const { c, id, effect, base, touched, before, after } = operation;
  const { state, data } = await findRecord(db, c, id);
  if (effect === 'delete') {
    if (state !== 'deleted') return null;
    return isKindName(c) ? restore(c, id) : { type: 'foreign', kind: c, id, effect: 'restore', patch: {} };
  }
  if (state !== 'living') return null;
  if (base === 0 || effect === 'restore')
    return isKindName(c) ? remove(c, id) : { type: 'foreign', kind: c, id, effect: 'delete', patch: {} };
  const own = touched.filter((field) => sameValue(data[field], after[field]));
  const patch: Fields = Object.fromEntries(own.map((field) => [field, before[field]]));
  return isKindName(c)
    ? { type: 'update', kind: c, id, patch }
    : { type: 'foreign', kind: c, id, effect: 'write', patch };
}

/**
 * Takes what was given up out of the outbox, together with the writes that took it back. Run after those are written:
 * a laptop that dies in between still has the refused write, and it can be given up again.
 *
 * @param tx the refused write
 * @returns the records of which nothing waits any more: the journal may let them go
 */
export async function withdraw(
  db: DeskDatabase,
  tx: string,
  makeId: () => string,
): Promise<readonly SettledRecord[]> {
  return db.transaction('rw', db.outbox, async () => {
    const settled: SettledRecord[] = [];
    const refused = await db.outbox.where('tx').equals(tx).toArray();
    for (const { c, id } of refused) {
      const all = await db.outbox.where('[c+id]').equals([c, id]).sortBy('seq');
      // Another refused write of the same record waits for its own decision.
      if (all.some((each) => each.state === 'inFlight' || (each.state === 'quarantined' && each.tx !== tx))) {
        continue;
      }
      const left = withoutDiscarded(all);
      await db.outbox.bulkDelete(all.map(({ op }) => op));
      await db.outbox.bulkPut(left.map((operation) => pendingAgain(operation, makeId())));
      if (left.length === 0) settled.push({ id, seq: Math.max(...all.map(({ seq }) => seq)) });
    }
    return settled;
  });
}
