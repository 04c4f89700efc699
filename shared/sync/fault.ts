import type { Problem } from './protocol';

/** Why an exchange with the endpoint failed. In none of these cases has anything changed on this laptop. */
export type Fault =
  /** No connection, or it broke. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** An answer that isn't the protocol's: a proxy's page, a truncated or empty body, a shape that doesn't fit. */
  | { readonly kind: 'garbled'; readonly detail: string }
  /** Not now: overload, maintenance, a fault of the server's own. */
  | { readonly kind: 'unavailable'; readonly status: number; readonly retryAfterMs: number | null }
  /** The laptop's own database refused (the disk is full). */
  | { readonly kind: 'storage'; readonly detail: string }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden'; readonly detail: string }
  /** The device is to be wiped: the shell asks about it, the sync does nothing. */
  | { readonly kind: 'deviceWiped' }
  /** The endpoint doesn't know the cursor or the epoch any more. `expired`: the cursor was its own and is too old. */
  | { readonly kind: 'resyncRequired'; readonly expired?: boolean }
  | { readonly kind: 'tooLarge'; readonly problem: Problem }
  | { readonly kind: 'upgradeRequired'; readonly detail: string }
  /** The request will never be taken as it is. */
  | { readonly kind: 'refused'; readonly problem: Problem };

export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly bytes: number }
  | { readonly ok: false; readonly fault: Fault };
