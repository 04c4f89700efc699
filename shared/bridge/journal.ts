import { z } from 'zod';

const fields = z.record(z.string(), z.unknown());

/** One record's change as the journal keeps it: enough to write the row again, and to merge it if the server moved on. */
export const journalChange = z.object({
  c: z.string().min(1).max(60),
  id: z.uuid(),
  /** The server's version it was made on. */
  base: z.number().int().nonnegative(),
  schema: z.number().int().positive(),
  effect: z.enum(['write', 'delete', 'restore']),
  touched: z.array(z.string().max(60)),
  /** The touched fields before this change. */
  before: fields,
  /** The whole record after it. */
  data: fields,
  sample: z.literal(1).optional(),
});
export type JournalChange = z.infer<typeof journalChange>;

/** A write: what was shown as saved, in one piece. */
const writeEntry = z.object({
  kind: z.literal('write'),
  /** Grows by one a write on this desk; taken in the database's own transaction. */
  seq: z.number().int().positive(),
  tx: z.uuid(),
  at: z.iso.datetime(),
  by: z.string().max(200),
  changes: z.array(journalChange).min(1),
});
export type JournalWrite = z.infer<typeof writeEntry>;

/** The endpoint has confirmed (or the person has given up) all changes of these records up to `seq`. */
const settledEntry = z.object({
  kind: z.literal('settled'),
  records: z.array(z.object({ id: z.uuid(), seq: z.number().int().positive() })).min(1),
});

/** The invented portfolio was removed: entries with `sample` up to `seq` are void. */
const sampleRemovedEntry = z.object({ kind: z.literal('sampleRemoved'), seq: z.number().int().positive() });

export const journalEntry = z.discriminatedUnion('kind', [writeEntry, settledEntry, sampleRemovedEntry]);
export type JournalEntry = z.infer<typeof journalEntry>;

/** What was found at start. */
export interface JournalReplay {
  /** Writes that no later entry settled or voided, in order, with only their unsettled changes. */
  readonly writes: readonly JournalWrite[];
  /** The highest sequence number ever given out, 0 for a new desk. */
  readonly lastSeq: number;
  /** Bytes at the end of a segment that couldn't be read (a write cut off by a crash, a damaged disk); they are kept aside. */
  readonly damagedBytes: number;
  /** Bytes whose key the system's keyring doesn't give at present; they stay where they are until it does. */
  readonly lockedBytes: number;
  /** Whether some of the later writes were settled: the endpoint has them, and gives them back. */
  readonly leftToEndpoint: boolean;
  /** True when this profile had data before: an empty database beside it was lost, it isn't new. */
  readonly hadData: boolean;
}

/**
 * Why the desk goes read-only. `diskFull` is told from 500 MB free space on, while entries are still taken:
 * what was typed before the desk noticed must find its place.
 */
export type JournalFault = 'diskFull' | 'notWritable';

export type JournalAppendResult =
  { readonly ok: true } | { readonly ok: false; readonly fault: JournalFault; readonly detail: string };

export interface JournalStatus {
  readonly bytes: number;
  /** Free bytes on its disk; below 500 MB the desk goes read-only. */
  readonly freeBytes: number;
  /** False where the system offers no keyring: the file's key then lies beside it. */
  readonly keyProtected: boolean;
  readonly fault: JournalFault | null;
}
