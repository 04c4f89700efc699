import type { Collection, Table } from 'dexie';
import type { RecordRow } from '#shared/domain/record';
import type { DeskDatabase } from '../db';

export type PartnerRow = RecordRow<'partner'>;

/** A partner with what its line in the list says of it. */
export interface PartnerSummary {
  readonly row: PartnerRow;
  /** Start of the last meeting that was held, an instant; absent when there never was one. */
  readonly lastMeetingAt?: string;
  /** Start of the next planned meeting from now on. */
  readonly nextMeetingAt?: string;
  readonly openActions: number;
}

export async function getPartner(db: DeskDatabase, id: string): Promise<PartnerRow | undefined> {
  return db.records('partner').get(id);
}

/** All partners by name, as the language sorts it. */
export async function allPartners(db: DeskDatabase): Promise<PartnerRow[]> {
  const rows = await db.records('partner').toArray();
  const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
  return rows.toSorted((a, b) => collator.compare(a.data.name, b.data.name));
}

/** All partners by name with their meetings and open actions counted; reads index keys, not meetings. */
export async function partnerSummaries(db: DeskDatabase, now: Date): Promise<PartnerSummary[]> {
  const rows = await allPartners(db);
  const ids = rows.map(({ id }) => id);
  const [last, next, open] = await Promise.all([
    lastHeld(db, ids),
    nextPlanned(db, ids, now.toISOString()),
    openActionCounts(db),
  ]);
  return rows.map((row) => ({
    row,
    ...optional('lastMeetingAt', last.get(row.id)),
    ...optional('nextMeetingAt', next.get(row.id)),
    openActions: open.get(row.id) ?? 0,
  }));
}

/** Start of each of these partners' last held meeting, by partner. */
export async function lastHeld(
  db: DeskDatabase,
  partnerIds: readonly string[],
): Promise<Map<string, string>> {
  return startsOf(db, partnerIds, (meetings, id) =>
    meetings.where(byPartner).between([id, 'held', ''], [id, 'held', '\uffff']).reverse(),
  );
}

async function nextPlanned(
  db: DeskDatabase,
  partnerIds: readonly string[],
  from: string,
): Promise<Map<string, string>> {
  return startsOf(db, partnerIds, (meetings, id) =>
    meetings.where(byPartner).between([id, 'planned', from], [id, 'planned', '\uffff']),
  );
}

/** All at once would keep the window's thread busy for longer than a person doesn't notice. */
const askedTogether = 50;

const byPartner = '[data.partnerId+data.state+data.startsAt]';

/**
 * The start of the first meeting of a question, asked of the index for each partner: a look at every meeting's key would
 * grow with the years, and hold up the sync that writes them.
 */
async function startsOf(
  db: DeskDatabase,
  partnerIds: readonly string[],
  question: (meetings: Table<RecordRow<'meeting'>, string>, id: string) => Collection,
): Promise<Map<string, string>> {
  const meetings = db.records('meeting');
  const starts = new Map<string, string>();
  await db.transaction('r', meetings, async () => {
    for (let from = 0; from < partnerIds.length; from += askedTogether) {
      const some = partnerIds.slice(from, from + askedTogether);
      const found = await Promise.all(some.map((id) => question(meetings, id).limit(1).keys()));
      for (const [key] of found as unknown as readonly (readonly (readonly [string, string, string])[])[]) {
        if (key) starts.set(key[0], key[2]);
      }
    }
  });
  return starts;
}

async function openActionCounts(db: DeskDatabase): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const open = await openRows(db);
  for (const { data } of open) {
    if (data.partnerId) counts.set(data.partnerId, (counts.get(data.partnerId) ?? 0) + 1);
  }
  return counts;
}

function openRows(db: DeskDatabase): Promise<RecordRow<'action'>[]> {
  // No due date means no entry in the compound index, so this asks the table.
  return db
    .records('action')
    .filter((row) => row.data.state === 'open')
    .toArray();
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, string>>);
}
