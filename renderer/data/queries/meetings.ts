import type { RecordRow } from '#shared/domain/record';
import { endOf, overlap } from '#shared/domain/meetingTimes';
import type { DeskDatabase } from '../db';

export type MeetingRow = RecordRow<'meeting'>;

export async function getMeeting(db: DeskDatabase, id: string): Promise<MeetingRow | undefined> {
  return db.records('meeting').get(id);
}

/** Meetings that start in [from, to), two instants, in order of time. */
export async function meetingsBetween(db: DeskDatabase, from: string, to: string): Promise<MeetingRow[]> {
  return db.records('meeting').where('data.startsAt').between(from, to, true, false).toArray();
}

/** All meetings of a partner, the newest first. */
export async function meetingsOf(
  db: DeskDatabase,
  partnerId: string,
  limit = Infinity,
): Promise<MeetingRow[]> {
  return db
    .records('meeting')
    .where('[data.partnerId+data.startsAt]')
    .between([partnerId, ''], [partnerId, '\uffff'])
    .reverse()
    .limit(limit)
    .toArray();
}

/** The partner's last held meeting that started before an instant. */
export async function lastMeetingBefore(
  db: DeskDatabase,
  partnerId: string,
  before: string,
): Promise<MeetingRow | undefined> {
  return db
    .records('meeting')
    .where('[data.partnerId+data.state+data.startsAt]')
    .between([partnerId, 'held', ''], [partnerId, 'held', before], true, false)
    .last();
}

/** The longest that a meeting may last, in minutes; how far back one that still goes on may have begun. */
const longestMeeting = 1440;

/** Meetings that share time with another, cancelled ones left aside, each with its partner's name. */
export async function meetingsDuring(
  db: DeskDatabase,
  time: { readonly startsAt: string; readonly durationMinutes: number },
): Promise<MeetingAtPartner[]> {
  const from = new Date(Date.parse(time.startsAt) - longestMeeting * 60_000).toISOString();
  const to = new Date(endOf(time)).toISOString();
  const near = await meetingsBetween(db, from, to);
  return withPartnerNames(
    db,
    near.filter(({ data }) => data.state !== 'cancelled' && overlap(data, time)),
  );
}

export interface MeetingAtPartner {
  readonly meeting: MeetingRow;
  /** '' when the partner isn't on the laptop. */
  readonly partnerName: string;
}

/** Meetings that start in [from, to), with their partners' names, in order of time. */
export async function meetingsWithPartners(
  db: DeskDatabase,
  from: string,
  to: string,
): Promise<MeetingAtPartner[]> {
  return withPartnerNames(db, await meetingsBetween(db, from, to));
}

export async function withPartnerNames(
  db: DeskDatabase,
  meetings: readonly MeetingRow[],
): Promise<MeetingAtPartner[]> {
  const ids = [...new Set(meetings.map(({ data }) => data.partnerId))];
  const partners = await db.records('partner').bulkGet(ids);
  const names = new Map(partners.flatMap((row) => (row ? [[row.id, row.data.name] as const] : [])));
  return meetings.map((meeting) => ({ meeting, partnerName: names.get(meeting.data.partnerId) ?? '' }));
}
