import type { Laptop } from './laptop';
import type { Wire } from './wire';

/** Whom the checks speak as; the second and third are there when their tokens were given. */
export interface Lab {
  /** Requests of nobody's: without a token, or with one that is made up. */
  readonly wire: Wire;
  /** How many laptops write at once where that matters. */
  readonly writers: number;
  readonly desk: Laptop;
  /** Another person of the same tenant. @throws Skipped without their token */
  readonly colleague: () => Laptop;
  /** Somebody of another tenant. @throws Skipped without their token */
  readonly stranger: () => Laptop;
}

export interface Check {
  /** What holds where the check passes, as a sentence without a full stop. */
  readonly title: string;
  /** @throws Violation where the rule is broken, Skipped where that can't be told here */
  readonly run: (lab: Lab) => Promise<void>;
}

/** One rule of docs/sync.md with the checks that show it. */
export interface Rule {
  /** Its number there, which is never given to another rule. */
  readonly number: string;
  readonly says: string;
  readonly checks: readonly Check[];
}
