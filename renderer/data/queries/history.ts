import { isKindName, kindNames, kinds } from '#shared/domain/entities';
import type { KindName } from '#shared/domain/entities';
import type { DeskDatabase } from '../db';
import { historyOf } from '../historyLog';
import type { HistoryEntry } from '../tables';

export interface RecordHistory {
  /** The newest first. */
  readonly entries: readonly HistoryEntry[];
  /** What the records are called that the entries refer to, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** A record's changes, with the names of what they refer to. */
export async function recordHistory(db: DeskDatabase, kind: KindName, id: string): Promise<RecordHistory> {
  const entries = await historyOf(db, kind, id);
  return { entries, names: await namesIn(db, entries) };
}

/** What a partner's history tells of: the partner, and the kinds that belong to one. */
export const partnerHistoryKinds: readonly KindName[] = kindNames.filter(
  (name) => name === 'partner' || kinds[name].belongsTo?.some((field) => field === 'partnerId'),
);

/** A partner's history is told with that of everything that belongs to it, also of what is in the trash now. */
export interface PartnerHistory extends RecordHistory {
  /** What the changed records are called, by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** There is more than was asked for. */
  readonly more: boolean;
}

/** @param only the kinds to tell of @param limit the number of changes, the newest first */
export async function partnerHistory(
  db: DeskDatabase,
  partnerId: string,
  only: readonly KindName[],
  limit: number,
): Promise<PartnerHistory> {
  const titles = new Map<string, string>();
  const ranges: [unknown[], unknown[]][] = [];
  const add = (kind: KindName, id: string, data: object): void => {
    titles.set(id, titleOf(kind, data));
    ranges.push([
      [kind, id, ''],
      [kind, id, '\uffff'],
    ]);
  };
  const partner = await db.records('partner').get(partnerId);
  if (partner && only.includes('partner')) add('partner', partnerId, partner.data);
  for (const kind of only.filter((name) => name !== 'partner')) {
    const rows =
      kind === 'meeting'
        ? await db
            .records(kind)
            .where('[data.partnerId+data.startsAt]')
            .between([partnerId, ''], [partnerId, '\uffff'])
            .toArray()
        : await db.records(kind).where('data.partnerId').equals(partnerId).toArray();
    for (const { id, data } of rows) add(kind, id, data);
  }
  const trashed = await db.trash
    .filter(
      ({ c, data }) =>
        isKindName(c) && only.includes(c) && 'partnerId' in data && data.partnerId === partnerId,
    )
    .toArray();
  for (const { c, id, data } of trashed) if (isKindName(c)) add(c, id, data);
  const found = await db.history.where('[c+recordId+at]').inAnyRange(ranges).toArray();
  const newest = found.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const entries = newest.slice(0, limit);
  return { entries, names: await namesIn(db, entries), titles, more: newest.length > limit };
}

/** What the records are called that changes refer to, by id. */
async function namesIn(
  db: DeskDatabase,
  entries: readonly HistoryEntry[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<KindName, Set<string>>();
  const want = (kind: KindName, value: unknown): void => {
    if (typeof value !== 'string') return;
    wanted.set(kind, (wanted.get(kind) ?? new Set()).add(value));
  };
  for (const { c, before, after } of entries) {
    if (!isKindName(c)) continue;
    for (const fields of [before, after]) {
      for (const [field, referred] of Object.entries(kinds[c].references)) {
        want(referred as KindName, fields[field]);
      }
      const attendees = c === 'meeting' ? fields['attendees'] : [];
      for (const item of Array.isArray(attendees) ? attendees : []) want('contact', item?.id);
    }
  }
  const names = new Map<string, string>();
  for (const [kind, ids] of wanted) {
    for (const row of await db.records(kind).bulkGet([...ids])) {
      if (row) names.set(row.id, titleOf(kind, row.data));
    }
  }
  return names;
}

/** What a record is called; '' when it has no name. */
export function titleOf(kind: KindName, data: object): string {
  const title: (data: never) => string = kinds[kind].title;
  return title(data as never);
}
