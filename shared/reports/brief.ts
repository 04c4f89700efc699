import type { CommitmentSide } from '../domain/commitment';
import type { Influence } from '../domain/contact';
import type { AgendaItem, Decision, MeetingKind } from '../domain/meeting';
import type { LifecycleStage, PartnerTier, PartnerType } from '../domain/partner';

/**
 * The preparation of one meeting: data, not texts, so that the screen and the paper say the same in their own way.
 * Everything is composed from the laptop's records; `asOf` tells how old a fact is (the instant of the record's last
 * change). Days are local dates, and counts of days are measured from `today`.
 */
export interface Brief {
  readonly composedAt: string;
  /** The zone of the reader's clock. */
  readonly zone: string;
  readonly today: string;
  readonly meeting: BriefMeeting;
  readonly partner: BriefPartner;
  /** What deserves a word, the most pressing first. */
  readonly points: readonly BriefPoint[];
  /** The latest meeting that was held before this one. */
  readonly lastMeeting: BriefLastMeeting | null;
  /** Open ones, by their day. */
  readonly actions: readonly BriefAction[];
  /** Open ones of both sides, by their day. */
  readonly commitments: Readonly<Record<CommitmentSide, readonly BriefCommitment[]>>;
  /** Those expected first, then by the weight of their word. */
  readonly people: readonly BriefPerson[];
  /** Notes of earlier meetings in short, the latest first. */
  readonly notes: readonly BriefNote[];
}

export interface BriefMeeting {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly startsAt: string;
  readonly durationMinutes: number;
  readonly zone: string;
  readonly place: string;
  readonly agenda: readonly AgendaItem[];
}

export interface BriefPartner {
  readonly id: string;
  readonly name: string;
  readonly type: PartnerType;
  readonly tier: PartnerTier;
  readonly stage: LifecycleStage;
  readonly territory: string;
  readonly city: string;
  readonly owner: string;
  /** When the agreement ends; `days` are negative once it has. */
  readonly agreement: { readonly endsOn: string; readonly days: number } | null;
  readonly cadence: BriefCadence;
  readonly asOf: string;
}

export interface BriefCadence {
  /** Days that may pass between two meetings; null where nothing was agreed. */
  readonly wantedDays: number | null;
  readonly lastMetOn: string | null;
  readonly daysSince: number | null;
  /** Days beyond the cadence; 0 while it is kept. */
  readonly lateDays: number;
}

export interface BriefLastMeeting {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly heldOn: string;
  readonly decisions: readonly Decision[];
  /** Points of its agenda that weren't covered. */
  readonly leftOver: readonly AgendaItem[];
}

export interface BriefAction {
  readonly id: string;
  readonly title: string;
  /** A contact's or colleague's name; '' while nobody is named. */
  readonly owner: string;
  readonly dueOn: string | null;
  /** 0 unless it is overdue. */
  readonly lateDays: number;
  readonly internal: boolean;
  readonly asOf: string;
}

export interface BriefCommitment {
  readonly id: string;
  readonly text: string;
  readonly dueOn: string | null;
  /** 0 unless it is overdue. */
  readonly lateDays: number;
  readonly asOf: string;
}

export interface BriefPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly influence: Influence;
  /** Among those expected at this meeting. */
  readonly expected: boolean;
  /** The day they last took part in a meeting that was held. */
  readonly lastMetOn: string | null;
  readonly asOf: string;
}

export interface BriefNote {
  readonly meetingId: string;
  readonly title: string;
  readonly heldOn: string;
  /** The beginning of the notes without their form; '' when there are none. */
  readonly text: string;
  /** The same of the internal notes. */
  readonly internal: string;
}

export type BriefPoint =
  | { readonly kind: 'agreementEnded'; readonly on: string; readonly days: number }
  | { readonly kind: 'agreementEnding'; readonly on: string; readonly days: number }
  | { readonly kind: 'cadenceLate'; readonly days: number }
  | { readonly kind: 'oursOverdue'; readonly count: number }
  | { readonly kind: 'theirsOverdue'; readonly count: number }
  | { readonly kind: 'actionsOverdue'; readonly count: number }
  | { readonly kind: 'leftOver'; readonly count: number }
  | {
      readonly kind: 'notMet';
      readonly contactId: string;
      readonly name: string;
      readonly since: string | null;
    }
  | { readonly kind: 'noAgenda' };
