import type { Control, WireOperation, WireRecord } from '#shared/sync/protocol';

/** A record with the commit that changed it last. */
export interface Held {
  readonly record: WireRecord;
  readonly seq: number;
  /** The fields’ length as JSON in UTF-8, which is what limits count. */
  readonly bytes: number;
}

/** An operation that had its effect: what it was, to tell another one under the same id from it, and the version it made. */
export interface Done {
  readonly operation: WireOperation;
  readonly v: number;
}

export interface MemoryControl {
  readonly seq: number;
  readonly person: string;
  readonly control: Control;
}

/** One applied transaction, for the checkers. */
export interface Commit {
  readonly seq: number;
  readonly tx: string;
  /** Never given twice, not even to a transaction that is sent again after the endpoint was restored. */
  readonly nonce: string;
  readonly operations: readonly WireOperation[];
  /** Of each record that they changed; undefined for a new one. */
  readonly before: readonly (WireRecord | undefined)[];
  readonly after: readonly WireRecord[];
}

/** What a backup of the endpoint in memory holds. Records, operations and commits are replaced, never altered. */
export interface Contents {
  epoch: string;
  readonly records: Map<string, Held>;
  readonly done: Map<string, Done>;
  readonly commits: Commit[];
  readonly controls: MemoryControl[];
  /** Cursors from before are refused. */
  minSeq: number;
  /** The versions of forgotten records: whoever creates one anew goes on from there. */
  readonly forgotten: Map<string, number>;
}

export function emptyContents(): Contents {
  return {
    epoch: 'epoch-1',
    records: new Map(),
    done: new Map(),
    commits: [],
    controls: [],
    minSeq: 0,
    forgotten: new Map(),
  };
}

export function copyOf({ epoch, records, done, commits, controls, minSeq, forgotten }: Contents): Contents {
  return {
    epoch,
    records: new Map(records),
    done: new Map(done),
    commits: [...commits],
    controls: [...controls],
    minSeq,
    forgotten: new Map(forgotten),
  };
}

export function cursorAt({ epoch, commits }: Contents, seq: number): string {
  return `${epoch}.${seq}.${commits[seq - 1]?.nonce ?? 'origin'}`;
}

export const headOf = (contents: Contents): string => cursorAt(contents, contents.commits.length);

/** The place in the order of commits that a cursor names; NaN for what never was one. */
export function seqOf(cursor: string): number {
  return Number(cursor.split('.')[1] ?? 'none');
}

export function knows(contents: Contents, cursor: string): boolean {
  const seq = seqOf(cursor);
  return seq >= 0 && seq <= contents.commits.length && cursor === cursorAt(contents, seq);
}
