import { isOverdue } from '#shared/domain/action';
import type { DeskDatabase } from '../db';
import { openActions, openCommitments } from './ledger';
import type { ActionRow, CommitmentRow } from './ledger';
import { meetingsBetween } from './meetings';
import type { MeetingRow } from './meetings';
import { lastHeld } from './partners';
import type { PartnerRow } from './partners';

/** A partner that should have been met by now. */
export interface LateVisit {
  readonly partner: PartnerRow;
  readonly lastMeetingAt: string | undefined;
  /** Whole days past the cadence; Infinity when there never was a meeting. */
  readonly daysLate: number;
}

/** An agreement that runs out soon. */
export interface EndingAgreement {
  readonly partner: PartnerRow;
  readonly endsOn: string;
}

/** The morning's one page. */
export interface TodayView {
  readonly meetings: readonly MeetingRow[];
  /** Planned meetings of the seven days after today. */
  readonly coming: readonly MeetingRow[];
  readonly lateActions: readonly ActionRow[];
  readonly dueActions: readonly ActionRow[];
  readonly lateCommitments: readonly CommitmentRow[];
  readonly lateVisits: readonly LateVisit[];
  readonly endingAgreements: readonly EndingAgreement[];
  /** Meetings that are over and have no notes or state yet. */
  readonly unfinished: readonly MeetingRow[];
  /** Partners of all of these, by id. */
  readonly partners: ReadonlyMap<string, PartnerRow>;
  readonly partnerCount: number;
  /** The person looks after some of them. */
  readonly hasOwn: boolean;
}

const dayMs = 86_400_000;
const soonDays = 60;

interface TodayQuestion {
  /** The local date. */
  readonly today: string;
  /** Its beginning. */
  readonly midnight: Date;
  readonly person: string;
  /** Only the partners that the person looks after, if there are any, and what hangs on them; or everybody's. */
  readonly whose: 'mine' | 'all';
}

/** Reads the morning's page. */
export async function todayView(
  db: DeskDatabase,
  { today, midnight, person, whose }: TodayQuestion,
): Promise<TodayView> {
  const at = (days: number): string => new Date(midnight.getTime() + days * dayMs).toISOString();
  const [meetings, coming, past, actions, commitments, partnerRows] = await Promise.all([
    meetingsBetween(db, at(0), at(1)),
    meetingsBetween(db, at(1), at(8)),
    meetingsBetween(db, at(-14), at(0)),
    openActions(db),
    openCommitments(db),
    db.records('partner').toArray(),
  ]);
  const partners = new Map(partnerRows.map((row) => [row.id, row]));
  const hasOwn = person !== '' && partnerRows.some(({ data }) => data.owner === person);
  const owned = (partnerId: string | undefined): boolean =>
    whose === 'all' || !hasOwn || (partnerId !== undefined && partners.get(partnerId)?.data.owner === person);
  const mine = <R extends { readonly data: { readonly partnerId?: string | undefined } }>(
    rows: readonly R[],
  ): R[] => rows.filter(({ data }) => owned(data.partnerId));
  const living = partnerRows.filter(({ id, data }) => data.stage !== 'ended' && owned(id));
  const last = await lastHeld(
    db,
    living.filter(({ data }) => data.cadenceDays).map(({ id }) => id),
  );
  const dueLimit = at(7).slice(0, 10);
  return {
    meetings: mine(meetings).filter(({ data }) => data.state !== 'cancelled'),
    coming: mine(coming).filter(({ data }) => data.state === 'planned'),
    lateActions: mine(actions).filter(({ data }) => isOverdue(data, today)),
    dueActions: mine(actions).filter(
      ({ data }) => data.dueOn && data.dueOn >= today && data.dueOn <= dueLimit,
    ),
    lateCommitments: mine(commitments).filter(({ data }) => isOverdue(data, today)),
    lateVisits: lateVisits(living, last, midnight),
    endingAgreements: endingAgreements(living, today, at(soonDays).slice(0, 10)),
    unfinished: mine(past).filter(({ data }) => data.state === 'planned'),
    partners,
    partnerCount: partnerRows.length,
    hasOwn,
  };
}

function lateVisits(
  partners: readonly PartnerRow[],
  last: ReadonlyMap<string, string>,
  midnight: Date,
): LateVisit[] {
  return partners
    .flatMap((partner) => {
      if (!partner.data.cadenceDays) return [];
      const lastMeetingAt = last.get(partner.id);
      const since = lastMeetingAt ? (midnight.getTime() - Date.parse(lastMeetingAt)) / dayMs : Infinity;
      const daysLate = Math.floor(since - partner.data.cadenceDays);
      return daysLate > 0 ? [{ partner, lastMeetingAt, daysLate }] : [];
    })
    .toSorted((a, b) => b.daysLate - a.daysLate);
}

function endingAgreements(partners: readonly PartnerRow[], today: string, limit: string): EndingAgreement[] {
  return partners
    .flatMap((partner) => {
      const endsOn = partner.data.agreementEnd;
      return endsOn && endsOn >= today && endsOn <= limit ? [{ partner, endsOn }] : [];
    })
    .toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : 1));
}
