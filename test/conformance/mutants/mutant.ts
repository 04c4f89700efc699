import type { Limits, Tenant } from '../../support/minimalEndpoint/tenant';
import type { Send } from '../wire';

/** The minimal endpoint with one thing wrong. */
export interface Mutant {
  /** What is wrong, after "an endpoint that". */
  readonly that: string;
  /** The rule that the suite must call broken. */
  readonly breaks: string;
  /** Rules whose checks may show it too; no other may. */
  readonly shows?: readonly string[];
  /** What the report must say of the broken rule. */
  readonly told: RegExp;
  /** Makes the wrong tenants, where the wrong lies in the records. */
  readonly makeTenant?: (id: string, limits: Limits) => Tenant;
  /** Answers wrongly, where the wrong lies in what travels. */
  readonly send?: Send;
}
