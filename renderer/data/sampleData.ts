import type { JournalAppendResult, JournalEntry } from '#shared/bridge/journal';
import { kindNames } from '#shared/domain/entities';
import type { KindName } from '#shared/domain/entities';
import { kinds } from '#shared/domain/entities';
import type { RecordRow } from '#shared/domain/record';
import type { DeskDatabase } from './db';
import { getMeta, setMeta } from './meta';

export interface InventedRecord {
  readonly c: KindName;
  readonly id: string;
  readonly data: RecordRow['data'];
}

interface SampleParts {
  readonly db: DeskDatabase;
  readonly journal: { append(entries: readonly JournalEntry[]): Promise<JournalAppendResult> };
  readonly now: () => Date;
  readonly makeId: () => string;
  readonly by: string;
}

/**
 * Puts the invented portfolio on the desk, marked so that it is never sent and can be taken away. It goes to the
 * journal like everything else: what a person writes on it must survive a lost database too.
 */
export async function loadSample(
  parts: SampleParts,
  records: readonly InventedRecord[],
): Promise<JournalAppendResult> {
  const { db, journal, now, makeId, by } = parts;
  const at = now().toISOString();
  const rows = records.map(({ c, id, data }) => ({
    c,
    row: { id, data, v: 0, schema: kinds[c].schema, by, at, sample: 1 } satisfies RecordRow,
  }));
  const seq = await db.transaction('rw', [...kindNames, db.meta.name], async () => {
    for (const kind of kindNames) {
      await db.records(kind).bulkPut(rows.filter(({ c }) => c === kind).map(({ row }) => row));
    }
    const next = ((await getMeta(db, 'seq')) ?? 0) + 1;
    await setMeta(db, 'seq', next);
    await setMeta(db, 'firstStart', 'sample');
    return next;
  });
  const changes = rows.map(({ c, row }) => ({
    c,
    id: row.id,
    base: 0,
    schema: row.schema,
    effect: 'write' as const,
    touched: [],
    before: {},
    data: row.data,
    sample: 1 as const,
  }));
  return journal.append([{ kind: 'write', seq, tx: makeId(), at, by, changes }]);
}

/** How many records would go with the invented portfolio, those included that the person added to it. */
export async function countSample(db: DeskDatabase): Promise<number> {
  let count = 0;
  for (const kind of kindNames) count += await db.records(kind).where('sample').equals(1).count();
  return count;
}

/** Takes the invented portfolio away, and all that was written on it; what the person added beside it stays. */
export async function removeSample({
  db,
  journal,
}: Pick<SampleParts, 'db' | 'journal'>): Promise<JournalAppendResult> {
  const seq = await db.transaction(
    'rw',
    [...kindNames, db.trash.name, db.history.name, db.meta.name],
    async () => {
      for (const kind of kindNames) {
        const ids = await db.records(kind).where('sample').equals(1).primaryKeys();
        await db.records(kind).bulkDelete(ids);
        const invented = new Set(ids);
        await db.history
          .where('[c+recordId+at]')
          .between([kind, ''], [kind, '\uffff'])
          .and((entry) => invented.has(entry.recordId))
          .delete();
      }
      await db.trash.where('sample').equals(1).delete();
      await setMeta(db, 'firstStart', 'empty');
      return (await getMeta(db, 'seq')) ?? 1;
    },
  );
  return journal.append([{ kind: 'sampleRemoved', seq: Math.max(seq, 1) }]);
}
