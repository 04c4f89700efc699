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
  /** @throws Skipped where nobody kept any */
  readonly old: () => Old;
}

/** What a laptop knew that was away for longer than the endpoint remembers. */
export interface Old {
  /** Where it stood in the feed. */
  readonly cursor: string;
  /** The id of a record of the collection “conformance”, version 1, that was deleted after that. */
  readonly record: string;
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
