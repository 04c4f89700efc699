import type { JournalChange, JournalReplay, JournalWrite } from '#shared/bridge/journal';
import { isKindName, kindNames } from '#shared/domain/entities';
import type { RecordRow } from '#shared/domain/record';
import { changeInShape, ownShapes, recordInShape } from '#shared/domain/shapes';
import { pick } from '#shared/sync/outbox';
import type { DeskDatabase } from './db';
import { getMeta, setMeta } from './meta';
import { queuedOperation } from './outboxQueue';

export interface ReplayOutcome {
  /** Writes that were in the journal and not in the database, now put back. */
  readonly restored: number;
  /** The database was found empty although this profile had data: what the endpoint holds must come again. */
  readonly databaseLost: boolean;
}

/**
 * Brings back what was shown as saved and isn't in the database: all journaled writes above the sequence number
 * that the database holds. Run at start, before anything is read or written; running it twice changes nothing.
 */
export async function replayJournal(
  db: DeskDatabase,
  replay: JournalReplay,
  makeId: () => string,
): Promise<ReplayOutcome> {
  const tables = [...kindNames, db.outbox.name, db.trash.name, db.foreign.name, db.meta.name];
  return db.transaction('rw', tables, async () => {
    const known = (await getMeta(db, 'seq')) ?? 0;
    const missing = replay.writes.filter((write) => write.seq > known).toSorted((a, b) => a.seq - b.seq);
    for (const write of missing) {
      // An older app may have written it.
      for (const change of write.changes) await putBack(db, write, inOwnShape(change), makeId);
    }
    if (replay.lastSeq > known) await setMeta(db, 'seq', replay.lastSeq);
    // Whoever had data isn't new, even where all of it was sent and has yet to come back.
    if ((missing.length > 0 || replay.hadData) && !(await getMeta(db, 'firstStart'))) {
      const invented = missing.some(({ changes }) => changes.some(({ sample }) => sample));
      await setMeta(db, 'firstStart', invented ? 'sample' : 'empty');
    }
    const databaseLost = known === 0 && replay.hadData;
    if (databaseLost || replay.leftToEndpoint) {
      await setMeta(db, 'lacking', { cursor: (await getMeta(db, 'sync'))?.cursor ?? null });
    }
    return { restored: missing.length, databaseLost };
  });
}

function inOwnShape(change: JournalChange): JournalChange {
  return changeInShape(change, 'data', recordInShape(change, ownShapes).data);
}

async function putBack(
  db: DeskDatabase,
  write: JournalWrite,
  change: JournalChange,
  makeId: () => string,
): Promise<void> {
  if (!isKindName(change.c)) return putBackForeign(db, write, change, makeId);
  const kind = change.c;
  const row = {
    id: change.id,
    data: change.data,
    v: change.base,
    schema: change.schema,
    by: write.by,
    at: write.at,
    ...(change.sample ? { sample: change.sample } : {}),
  } as RecordRow;
  if (change.effect === 'delete') {
    await db.records(kind).delete(row.id);
    await db.trash.put({ ...row, c: kind, deletedAt: write.at, tx: write.tx });
  } else {
    await db.trash.delete([kind, row.id]);
    await db.records(kind).put(row);
  }
  if (row.sample) return;
  await queue(db, write, change, makeId);
}

/** A record of a kind that the app doesn't know, as far as it was changed here. */
async function putBackForeign(
  db: DeskDatabase,
  write: JournalWrite,
  change: JournalChange,
  makeId: () => string,
): Promise<void> {
  const { c, id, data, base: v, schema } = change;
  const deleted = change.effect === 'delete';
  await db.foreign.put({ c, id, data, v, schema, deleted, by: write.by, at: write.at });
  await queue(db, write, change, makeId);
}

async function queue(
  db: DeskDatabase,
  write: JournalWrite,
  change: JournalChange,
  makeId: () => string,
): Promise<void> {
  const { c, id } = change;
  const waiting = await db.outbox.where('[c+id]').equals([c, id]).sortBy('seq');
  const queued = queuedOperation(
    {
      kind: c,
      effect: change.effect,
      row: { id, v: change.base, schema: change.schema, data: change.data },
      touched: change.touched,
      before: change.before,
      after: change.effect === 'write' ? pick(change.data, change.touched) : change.data,
    },
    waiting,
    { op: makeId(), tx: write.tx, seq: write.seq, at: write.at },
  );
  await db.outbox.put(queued);
}
