import type { RecordRow } from '#shared/domain/record';
import type { DeskDatabase } from '../db';

export type ActionRow = RecordRow<'action'>;
export type CommitmentRow = RecordRow<'commitment'>;

/** A partner's actions: open ones first by due date, then the closed ones, the newest first. */
export async function actionsOf(db: DeskDatabase, partnerId: string): Promise<ActionRow[]> {
  return byUrgency(await db.records('action').where('data.partnerId').equals(partnerId).toArray());
}

export async function actionsOfMeeting(db: DeskDatabase, meetingId: string): Promise<ActionRow[]> {
  return db.records('action').where('data.meetingId').equals(meetingId).toArray();
}

export async function openActions(db: DeskDatabase): Promise<ActionRow[]> {
  return byUrgency(
    await db
      .records('action')
      .filter((row) => row.data.state === 'open')
      .toArray(),
  );
}

export async function commitmentsOf(db: DeskDatabase, partnerId: string): Promise<CommitmentRow[]> {
  return byUrgency(await db.records('commitment').where('data.partnerId').equals(partnerId).toArray());
}

export async function commitmentsOfMeeting(db: DeskDatabase, meetingId: string): Promise<CommitmentRow[]> {
  return db.records('commitment').where('data.meetingId').equals(meetingId).toArray();
}

export async function openCommitments(db: DeskDatabase): Promise<CommitmentRow[]> {
  return byUrgency(
    await db
      .records('commitment')
      .filter((row) => row.data.state === 'open')
      .toArray(),
  );
}

function byUrgency<R extends ActionRow | CommitmentRow>(rows: R[]): R[] {
  const rank = ({ data }: R): string =>
    data.state === 'open' ? `0${data.dueOn ?? '9999'}` : `1${invertDate(data.closedOn ?? '')}`;
  return rows.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** Turns a date's digits around (9 for 0 …), so that later dates sort first. */
function invertDate(date: string): string {
  return date.replaceAll(/\d/g, (digit) => String(9 - Number(digit)));
}
