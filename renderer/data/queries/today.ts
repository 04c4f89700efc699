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
}

const dayMs = 86_400_000;
const soonDays = 60;

/**
 * Reads the morning's page.
 *
 * @param today the local date
 * @param midnight its beginning, an instant
 */
export async function todayView(db: DeskDatabase, today: string, midnight: Date): Promise<TodayView> {
  const at = (days: number): string => new Date(midnight.getTime() + days * dayMs).toISOString();
  const [meetings, coming, past, actions, commitments, partnerRows, last] = await Promise.all([
    meetingsBetween(db, at(0), at(1)),
    meetingsBetween(db, at(1), at(8)),
    meetingsBetween(db, at(-14), at(0)),
    openActions(db),
    openCommitments(db),
    db.records('partner').toArray(),
    lastHeld(db),
  ]);
  const living = partnerRows.filter(({ data }) => data.stage !== 'ended');
  const dueLimit = at(7).slice(0, 10);
  return {
    meetings: meetings.filter(({ data }) => data.state !== 'cancelled'),
    coming: coming.filter(({ data }) => data.state === 'planned'),
    lateActions: actions.filter(({ data }) => isOverdue(data, today)),
    dueActions: actions.filter(({ data }) => data.dueOn && data.dueOn >= today && data.dueOn <= dueLimit),
    lateCommitments: commitments.filter(({ data }) => isOverdue(data, today)),
    lateVisits: lateVisits(living, last, midnight),
    endingAgreements: endingAgreements(living, today, at(soonDays).slice(0, 10)),
    unfinished: past.filter(({ data }) => data.state === 'planned'),
    partners: new Map(partnerRows.map((row) => [row.id, row])),
    partnerCount: partnerRows.length,
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
