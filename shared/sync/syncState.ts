import { z } from 'zod';

const named = z.object({ id: z.string(), name: z.string() });

/** What one run of the sync did; counts are of this run. */
export const receipt = z.object({
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** Operations that the endpoint has taken, those included that it had taken before and whose answer was lost. */
  sent: z.number().int(),
  /** Records that came from the endpoint. */
  received: z.number().int(),
  /** Records in which edits of both sides were put together. */
  merged: z.number().int(),
  /** Fields in conflict: they wait for a person. */
  conflicts: z.number().int(),
  /** Operations that the endpoint will never take as they are: they wait for a person. */
  quarantined: z.number().int(),
  /** Operations known to the run that are neither sent, merged, in conflict, in quarantine nor still waiting. Must be 0. */
  lost: z.number().int(),
  /** Characters of the bodies, both ways. */
  bytes: z.number().int(),
});
export type Receipt = z.infer<typeof receipt>;

/** How far a snapshot has come. */
const snapshotProgress = z.object({
  /** `first`: the laptop had nothing. `reset`: it had, and the endpoint doesn't know its cursor any more. */
  mode: z.enum(['first', 'reset']),
  /** The endpoint's history is another one (a restored backup): what it lost is sent again. */
  restored: z.boolean(),
  /** The history is the same, and the cursor was older than what the endpoint remembers: what is absent was deleted. */
  expired: z.boolean().default(false),
  /** The feed's cursor to go on from; null before the first page. */
  head: z.string().nullable(),
  after: z.string().nullable(),
  received: z.number().int(),
  total: z.number().int(),
});
export type SnapshotProgress = z.infer<typeof snapshotProgress>;

/** A snapshot's beginning. */
export function startOf(
  mode: SnapshotProgress['mode'],
  restored: boolean,
  expired = false,
): SnapshotProgress {
  return { mode, restored, expired, head: null, after: null, received: 0, total: 0 };
}

/** A scope that was granted and whose records are on their way. */
const scopeFetch = z.object({
  scope: z.string(),
  /** The place in its snapshot; null before the first page. */
  after: z.string().nullable(),
});
export type ScopeFetch = z.infer<typeof scopeFetch>;
/** All that the laptop followed is void: a snapshot says where it stands. */
export function startAgain(
  restored: boolean,
  expired = false,
): Pick<SyncState, 'cursor' | 'asOf' | 'sent' | 'granted' | 'snapshot'> {
  return { cursor: null, asOf: null, sent: [], granted: [], snapshot: startOf('reset', restored, expired) };
}

/** What the engine keeps in the laptop's database between runs. */
export const syncState = z.object({
  /** Whose records these are; other tenants' and persons' are refused. */
  binding: z.object({ epoch: z.string(), tenant: named, person: named, people: z.array(named) }).nullable(),
  /** Where the feed goes on; null before the first snapshot is complete. */
  cursor: z.string().nullable(),
  snapshot: snapshotProgress.nullable(),
  /** In the order in which they were granted; what an older app stored has none. */
  granted: z.array(scopeFetch).default([]),
  /** The last commit that an answer has shown; null from an endpoint that doesn't tell. */
  asOf: z.string().nullable().default(null),
  /**
   * The last change of each request, until the feed shows it. An endpoint that was restored meanwhile has lost the last
   * ones first, so one a request is enough to notice.
   */
  sent: z.array(z.object({ c: z.string(), id: z.string(), v: z.number().int() })).default([]),
  /** Records that a complete snapshot didn't hold: a person says whether they go. */
  question: z
    .object({ absent: z.array(z.object({ c: z.string(), id: z.string() })), of: z.number().int() })
    .nullable(),
  receipt: receipt.nullable(),
  /** When this laptop compared its records with the endpoint's, on its own clock; null: it is to do so soon. */
  comparedAt: z.iso.datetime().nullable().default(null),
  /** A new start for an expired cursor left absent records to that comparison. */
  expired: z.boolean().default(false),
  /** The receipts of the last runs that did something, the newest first. */
  receipts: z.array(receipt).default([]),
});

/** How many receipts are kept: a day of work has a few dozen. */
export const keptReceipts = 50;
export type SyncState = z.infer<typeof syncState>;
export type SentChange = SyncState['sent'][number];

export const unboundState: SyncState = {
  binding: null,
  cursor: null,
  snapshot: null,
  asOf: null,
  sent: [],
  granted: [],
  question: null,
  receipt: null,
  comparedAt: null,
  expired: false,
  receipts: [],
};
