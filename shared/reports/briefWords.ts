import type { Influence } from '../domain/contact';
import type { LifecycleStage, PartnerTier, PartnerType } from '../domain/partner';

/** The words of a printed brief; both languages have them all. Days and names come spelled. */
export interface BriefTexts {
  readonly title: string;
  readonly madeOn: (when: string) => string;
  readonly asOf: (day: string) => string;
  /** Before the day as of which the partner's record is. */
  readonly record: string;
  readonly partner: string;
  readonly agreement: string;
  readonly agreementEnds: (day: string, days: number) => string;
  readonly cadence: string;
  readonly every: (days: number) => string;
  readonly lastMet: (days: number) => string;
  readonly neverMet: string;
  readonly owner: string;
  readonly points: string;
  readonly point: {
    readonly agreementEnded: (day: string, days: number) => string;
    readonly agreementEnding: (day: string, days: number) => string;
    readonly cadenceLate: (days: number) => string;
    readonly oursOverdue: (count: number) => string;
    readonly theirsOverdue: (count: number) => string;
    readonly actionsOverdue: (count: number) => string;
    readonly leftOver: (count: number) => string;
    readonly notMetSince: (name: string, day: string) => string;
    readonly neverMet: (name: string) => string;
    readonly noAgenda: string;
  };
  readonly lastMeeting: string;
  readonly noLastMeeting: string;
  readonly leftOver: (text: string) => string;
  readonly actions: string;
  readonly noActions: string;
  readonly commitments: string;
  readonly noCommitments: string;
  readonly side: { readonly ours: string; readonly theirs: string };
  readonly late: (days: number) => string;
  readonly people: string;
  readonly noPeople: string;
  readonly morePeople: (count: number) => string;
  readonly notes: string;
  readonly internalNote: string;
  readonly columns: {
    readonly from: string;
    readonly person: string;
    readonly role: string;
    readonly influence: string;
    readonly lastMet: string;
  };
  readonly expected: string;
  readonly never: string;
  readonly type: Readonly<Record<PartnerType, string>>;
  readonly stage: Readonly<Record<LifecycleStage, string>>;
  readonly tier: Readonly<Record<PartnerTier, string>>;
  readonly influence: Readonly<Record<Influence, string>>;
}
