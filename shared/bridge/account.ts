import { z } from 'zod';

const named = z.object({ id: z.string().min(1).max(200), name: z.string().max(200) });

/** Whose desk this is: a person of a tenant at an endpoint, as the endpoint itself has told it. */
export const deskOwner = z.object({
  /** The endpoint's address. */
  endpoint: z.string().max(2000),
  /** The endpoint's history: recognises it under another address. */
  epoch: z.string().max(100),
  tenant: named,
  person: named,
});
export type DeskOwner = z.infer<typeof deskOwner>;

/** What the desk tells of its own records, for profiles from before there were accounts. */
export const deskBinding = deskOwner.omit({ endpoint: true });
export type DeskBinding = z.infer<typeof deskBinding>;

/** How the desk proves to the endpoint who is working. */
export type Credential =
  | 'none'
  /** A personal access token. */
  | 'token'
  /** Signed in with the company's identity provider; renewed by itself. */
  | 'signedIn'
  /** The provider doesn't renew it any more: the person has to sign in again. */
  | 'ended';

/** A wipe of this desk that its endpoint has ordered (docs/sync.md, S140 to S144). */
export interface WipeNotice {
  /**
   * - `sending`: the desk works on and sends what it holds; `account.allSent` ends that.
   * - `emptying`: the page has to count and destroy the database, and say so by `wipeCounted` and `wipeGone`.
   * - `done`: nothing is left but to tell whoever comes.
   */
  readonly stage: 'sending' | 'emptying' | 'done';
  /** The database that it concerns. */
  readonly database: string;
  /** Who ordered it and when. */
  readonly by: string;
  readonly at: string;
  /** Whose desk it is. */
  readonly person: string;
  readonly company: string;
  /** Changes that went with it; null while or where they can't be counted. */
  readonly unsent: number | null;
  /** Whether the endpoint has heard that it is done. */
  readonly told: boolean;
}

export interface AccountState {
  /** The name of this desk's database. */
  readonly database: string;
  /** False after a sign-out: nothing of this desk is shown until its owner, or somebody else, signs in. */
  readonly open: boolean;
  /** Null until the endpoint has said for the first time who this is. */
  readonly owner: DeskOwner | null;
  readonly credential: Credential;
  /** The browser is waited for; the address that it was sent to, should it not have opened. */
  readonly waiting: { readonly address: string } | null;
  /** The provider was not told of the last sign-out of this run (no connection): its grant ends by its own time. */
  readonly grantOutlives: boolean;
  /** Null unless this desk, or one that was here, is wiped by order. */
  readonly wipe: WipeNotice | null;
}

/**
 * Why nobody was let in; nothing has changed on the desk in any of these cases.
 * - `unreachable`, `providerUnreachable`: no connection to the endpoint, to its identity provider.
 * - `garbled`: something else answers in the endpoint's place.
 * - `notOffered`: this endpoint offers no sign-in; it wants a token.
 * - `untrusted`: endpoint or provider don't say what they must (another issuer, an address without https).
 * - `cancelled`, `timeout`: the person gave up, or didn't come back from the browser.
 * - `denied`: refused at the provider, by the person or by the provider.
 * - `badAnswer`: the provider's answer doesn't belong to this sign-in, or isn't valid.
 * - `clock`: this laptop's clock is too far off for the answer to be checked.
 * - `refused`: the endpoint doesn't take the sign-in or the token.
 * - `notKept`: the disk refused.
 */
export type EntryFailure =
  | 'unreachable'
  | 'providerUnreachable'
  | 'garbled'
  | 'notOffered'
  | 'untrusted'
  | 'cancelled'
  | 'timeout'
  | 'denied'
  | 'badAnswer'
  | 'clock'
  | 'refused'
  | 'notKept';

export type EntryResult =
  | { readonly status: 'entered' }
  /** The desk belongs to somebody else: `account.openOther` opens this person's own, `account.leaveOther` forgets it. */
  | { readonly status: 'other'; readonly person: string; readonly company: string }
  | { readonly status: 'failed'; readonly reason: EntryFailure; readonly detail: string };
