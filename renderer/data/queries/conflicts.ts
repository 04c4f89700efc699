import { isKindName, kindNames, kinds } from '#shared/domain/entities';
import { isId } from '#shared/domain/ids';
import type { RecordRow } from '#shared/domain/record';
import { sameValue } from '#shared/domain/sameValue';
import type { DeskDatabase } from '../db';
import { titleOf } from './history';
import { findRecord, nameOf, pathOf } from './recordPath';
import type { FoundRecord } from './recordPath';

export type ConflictRow = RecordRow<'mergeConflict'>;

/** A record with the conflicts of it that wait for a person. */
export interface ConflictedRecord {
  readonly c: string;
  readonly id: string;
  readonly title: string;
  /** Where it is shown; null where no page shows it. */
  readonly path: string | null;
  readonly state: FoundRecord['state'];
  readonly data: FoundRecord['data'];
  /**
   * Of a record that changed since, `theirs` is what stands in it now, whose and of when: that is what a choice would
   * overwrite. Of one that lives, `deletion` is `none`, whatever had been.
   */
  readonly conflicts: readonly ConflictRow[];
}

/** The records with merge conflicts that wait for a person, those of the newest conflict first. */
export async function conflictedRecords(db: DeskDatabase): Promise<readonly ConflictedRecord[]> {
  const rows = await openRows(db);
  const groups = new Map<string, ConflictRow[]>();
  for (const row of rows.toSorted((a, b) => (a.id < b.id ? 1 : -1))) {
    const key = `${row.data.collection}/${row.data.recordId}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return Promise.all([...groups.values()].map((group) => together(db, group)));
}

async function together(db: DeskDatabase, rows: readonly ConflictRow[]): Promise<ConflictedRecord> {
  const { collection: c = '', recordId: id = '', recordTitle = '' } = rows[0]?.data ?? {};
  const record = await findRecord(db, c, id);
  return {
    c,
    id,
    title: nameOf(c, record) || recordTitle,
    path: pathOf(c, id, record),
    state: record.state,
    data: record.data,
    conflicts: rows.map((row) => asItStands(row, record)),
  };
}

function asItStands(row: ConflictRow, record: FoundRecord): ConflictRow {
  if (record.state !== 'living') return row;
  const data = { ...row.data, deletion: 'none' as const };
  const stands = record.data[data.field];
  if (sameValue(stands, data.theirs)) return { ...row, data };
  return { ...row, data: { ...data, theirs: stands, theirsBy: record.by, theirsAt: record.at } };
}

/**
 * The records of the conflicts that wait on a page, one for each conflict: of the page's own record, first, and of those
 * that it shows beneath it.
 */
export async function conflictsOf(
  db: DeskDatabase,
  c: string,
  id: string,
): Promise<readonly { readonly c: string; readonly id: string }[]> {
  const rows = (await openRows(db)).map(({ data }) => ({ c: data.collection, id: data.recordId }));
  const own = rows.filter((row) => row.c === c && row.id === id);
  const beneath = await Promise.all(rows.map(async (row) => (await hangsOn(db, row, id)) && [row]));
  return [...own, ...beneath.flatMap((row) => row || [])];
}

async function hangsOn(
  db: DeskDatabase,
  { c, id }: { readonly c: string; readonly id: string },
  owner: string,
): Promise<boolean> {
  if (!isKindName(c)) return false;
  const { belongsTo = [] }: { readonly belongsTo?: readonly string[] } = kinds[c];
  const { data } = await findRecord(db, c, id);
  // What was agreed in a meeting belongs to its partner, and is shown with the meeting too.
  return [...belongsTo, 'meetingId'].some((field) => data[field] === owner);
}

function openRows(db: DeskDatabase): Promise<ConflictRow[]> {
  return db.records('mergeConflict').where('data.state').equals('open').toArray();
}

/** What the records are called whose ids stand anywhere in some values. */
export async function namesWithin(
  db: DeskDatabase,
  values: readonly unknown[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(values.flatMap(idsWithin))];
  const names = new Map<string, string>();
  for (const kind of kindNames) {
    for (const row of await db.records(kind).bulkGet(ids)) {
      if (row) names.set(row.id, titleOf(kind, row.data));
    }
  }
  return names;
}

function idsWithin(value: unknown): readonly string[] {
  if (isId(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsWithin);
}
