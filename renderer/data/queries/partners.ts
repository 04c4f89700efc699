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

/** How many partners somebody looks after. */
export async function countOwned(db: DeskDatabase, owner: string): Promise<number> {
  return owner === ''
    ? 0
    : db
        .records('partner')
        .filter(({ data }) => data.owner === owner)
        .count();
}

/** All partners by name with their meetings and open actions counted; reads index keys, not meetings. */
export async function partnerSummaries(db: DeskDatabase, now: Date): Promise<PartnerSummary[]> {
  const [rows, last, next, open] = await Promise.all([
    allPartners(db),
    lastHeld(db),
    nextPlanned(db, now.toISOString()),
    openActionCounts(db),
  ]);
  return rows.map((row) => ({
    row,
    ...optional('lastMeetingAt', last.get(row.id)),
    ...optional('nextMeetingAt', next.get(row.id)),
    openActions: open.get(row.id) ?? 0,
  }));
}

/** Start of each partner's last held meeting, by partner. */
export async function lastHeld(db: DeskDatabase): Promise<Map<string, string>> {
  const last = new Map<string, string>();
  for (const [partnerId, state, startsAt] of await meetingKeys(db)) {
    if (state === 'held') last.set(partnerId, startsAt);
  }
  return last;
}

async function nextPlanned(db: DeskDatabase, from: string): Promise<Map<string, string>> {
  const next = new Map<string, string>();
  for (const [partnerId, state, startsAt] of await meetingKeys(db)) {
    if (state === 'planned' && startsAt >= from && !next.has(partnerId)) next.set(partnerId, startsAt);
  }
  return next;
}

/** Keys of the meetings' index: partner, state, start; in that order. */
async function meetingKeys(db: DeskDatabase): Promise<readonly (readonly [string, string, string])[]> {
  const keys = await db.records('meeting').orderBy('[data.partnerId+data.state+data.startsAt]').keys();
  return keys as unknown as readonly (readonly [string, string, string])[];
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
