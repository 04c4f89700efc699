import type { PartnerType } from '../../domain/partner';

/** Where a partner stands with us, as far as it changes what is talked about. */
export type Phase = 'prospect' | 'start' | 'run' | 'risk' | 'review' | 'show';

/** Partners that fit and service what they sell. */
export const installers: readonly PartnerType[] = [
  'reseller',
  'valueAddedReseller',
  'systemIntegrator',
  'managedServiceProvider',
  'franchisee',
];

/**
 * A subject of a meeting, told so that what is noted, decided, promised and left to do agree with each other.
 * All are templates of `written`: `[a|b|]` alternatives and `{slots}`; one filling holds for the whole thread.
 */
export interface Thread {
  /** What the subject is called in front of a note: "Stock". */
  readonly label: string;
  readonly phases: readonly Phase[];
  /** Where there is more than one subject in its phase, this one comes first. */
  readonly opens?: true;
  /** The only types of partner it fits; all when absent. */
  readonly types?: readonly PartnerType[];
  /** Only for partners that buy through a distributor. */
  readonly needsSupplier?: true;
  /** The meeting's title when this subject leads. */
  readonly title: string;
  readonly agenda: string;
  readonly notes: string;
  readonly decision?: string;
  /** A decision that the partner's copy leaves out. */
  readonly internalDecision?: string;
  /** What we do; what the partner's people do. */
  readonly ours?: string;
  readonly theirs?: string;
  /** What we promise; what the partner promises. */
  readonly promise?: string;
  readonly pledge?: string;
  /** A frank remark, for us only. */
  readonly internal?: string;
}
