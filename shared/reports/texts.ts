import type { ActionState } from '../domain/action';
import type { CommitmentState } from '../domain/commitment';
import type { MeetingKind } from '../domain/meeting';

/** The words of the documents; both languages have them all. */
export interface DocumentTexts {
  readonly report: {
    readonly title: Readonly<Record<MeetingKind, string>>;
    /** "Établi par Camille Roussel le 26 novembre 2026 à 16 h 20" */
    readonly madeBy: (author: string, when: string) => string;
    readonly marking: string;
    readonly subject: string;
    readonly when: string;
    readonly where: string;
    readonly localTime: string;
    readonly cancelled: string;
    readonly cancelledLabel: string;
    readonly present: string;
    readonly absent: string;
    readonly ourSide: string;
    readonly forgotten: (count: number) => string;
    /** Somebody whose personal data was erased. */
    readonly erasedPerson: string;
    readonly nobodyNoted: string;
    readonly agenda: string;
    readonly minutes: (count: number) => string;
    readonly notCovered: string;
    readonly notes: string;
    readonly decisions: string;
    readonly noDecisions: string;
    readonly actions: string;
    readonly noActions: string;
    readonly stillOpen: string;
    readonly commitments: string;
    readonly by: (name: string) => string;
    readonly byUs: string;
    readonly attachments: string;
    readonly nextMeeting: string;
    readonly noNextMeeting: string;
    readonly internalNotes: string;
    readonly internal: string;
  };
  readonly columns: {
    readonly action: string;
    readonly commitment: string;
    readonly owner: string;
    readonly due: string;
    readonly state: string;
  };
  readonly kind: Readonly<Record<MeetingKind, string>>;
  readonly actionState: Readonly<Record<ActionState, string>>;
  readonly commitmentState: Readonly<Record<CommitmentState, string>>;
  /** What a box in a list says to those who can't see it. */
  readonly box: { readonly done: string; readonly notDone: string };
  readonly overdue: string;
  readonly noOwner: string;
  readonly noDue: string;
}
