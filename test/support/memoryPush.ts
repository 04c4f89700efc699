import { isDeepStrictEqual } from 'node:util';
import { problemTypes } from '#shared/sync/protocol';
import type {
  Capabilities,
  Problem,
  PushRequest,
  PushResult,
  WireOperation,
  WireRecord,
} from '#shared/sync/protocol';
import type { Contents, Done, Held } from './memoryContents';
import type { MemoryShapes } from './memoryShapes';

type Transaction = PushRequest['txs'][number];

export interface PushParts {
  readonly contents: Contents;
  readonly person: string;
  readonly at: string;
  readonly limits: Capabilities['limits'];
  /** Why an operation will never be taken; null for all that is well. */
  readonly refuses: (operation: WireOperation) => Problem | null;
  /** Whether a transaction is put off this time. */
  readonly putsOff: () => boolean;
  readonly sees: (id: string) => boolean;
  readonly shapes: MemoryShapes;
}

/** A transaction that is to be written. */
export interface Planned {
  readonly operations: readonly WireOperation[];
  readonly records: ReadonlyMap<string, Draft>;
  readonly done: ReadonlyMap<string, Done>;
}

export type Draft = Omit<Held, 'seq'>;

/** What a transaction is answered, and what is to be written first where that is `applied`. */
export interface Decision {
  readonly result: PushResult;
  readonly planned: Planned | null;
}

/**
 * S5 to S7 of docs/sync.md, without doing anything yet: each operation on what those before it made, what was done before
 * keeps its effect and has no other, and a conflict goes before a refusal. A record that is hidden is told in no answer.
 */
export function decide(sent: Transaction, parts: PushParts): Decision {
  const { contents } = parts;
  const ops = sent.ops.map(inSmallLetters);
  const records = new Map<string, Draft>();
  const done = new Map<string, Done>();
  const fresh: WireOperation[] = [];
  const stale = new Set<string>();
  /** What follows on a refused operation was written on a state that never came to be. */
  const refused = new Set<string>();
  let problem: Problem | undefined;
  const before = ops.map(({ op }) => contents.done.get(op));
  if (before.some((one) => one === undefined) && parts.putsOff())
    return { result: notNow(sent), planned: null };

  for (const [index, operation] of ops.entries()) {
    const { op, id, c } = operation;
    if (refused.has(id)) continue;
    const earlier = before[index];
    if (earlier || done.has(op)) {
      if (earlier && isDeepStrictEqual(contentOf(earlier.operation), contentOf(operation))) continue;
      problem ??= refusal(operation, usedId);
      refused.add(id);
      continue;
    }
    const held = contents.records.get(id);
    if (held && !parts.sees(id)) {
      problem ??= refusal(operation, notYours);
      refused.add(id);
      continue;
    }
    const was = records.get(id)?.record ?? held?.record;
    if (!takes(was, operation)) {
      stale.add(id);
      continue;
    }
    if (was && was.c !== c) {
      problem ??= refusal(operation, otherCollection);
      refused.add(id);
      continue;
    }
    const own = parts.refuses(operation);
    if (own) problem ??= refusal(operation, own);
    const { record, apart } = changed(was, operation, parts);
    const bytes = Buffer.byteLength(JSON.stringify(record.data));
    if (bytes > parts.limits.recordBytes) problem ??= refusal(operation, recordTooLarge);
    records.set(id, { record, bytes });
    for (const one of apart) records.set(one.id, { record: one, bytes: 0 });
    done.set(op, { operation, v: record.v });
    fresh.push(operation);
  }

  if (stale.size > 0) return { result: conflict(sent, stale, contents), planned: null };
  if (problem) return { result: rejected(sent, problem), planned: null };
  const answers = sent.ops.map(({ op }, index) => ({
    op,
    v: before[index]?.v ?? done.get(op.toLowerCase())?.v,
  }));
  if (fresh.length === 0)
    return { result: { tx: sent.tx, status: 'duplicate', ops: answers }, planned: null };
  return {
    result: { tx: sent.tx, status: 'applied', ops: answers },
    planned: { operations: fresh, records, done },
  };
}

function refusal({ op }: WireOperation, why: Problem): Problem {
  return { ...why, op };
}

/** S6: what was written on a state that never came to be. */
export function notNow({ tx, ops }: Transaction): PushResult {
  return { tx, status: 'retry', ops: ops.map(({ op }) => ({ op })) };
}

/** S103: a write that would put a record where its writer doesn't see it. */
export function rejected({ tx, ops }: Transaction, problem: Problem): PushResult {
  return { tx, status: 'rejected', ops: ops.map(({ op }) => ({ op })), problem };
}

export const notYours: Problem = { type: problemTypes.forbidden, status: 403, title: 'not yours' };
const usedId: Problem = { type: problemTypes.invalid, status: 422, title: 'the id of another operation' };
const otherCollection: Problem = { type: problemTypes.invalid, status: 422, title: 'another collection' };
const recordTooLarge: Problem = { type: problemTypes.tooLarge, status: 413, title: 'too large a record' };

function conflict({ tx, ops }: Transaction, stale: ReadonlySet<string>, { records }: Contents): PushResult {
  const told = ops.map(({ op, id: sent }) => {
    const id = sent.toLowerCase();
    return stale.has(id) ? { op, current: records.get(id)?.record ?? null } : { op };
  });
  return { tx, status: 'conflict', ops: told };
}

function inSmallLetters(operation: WireOperation): WireOperation {
  return { ...operation, op: operation.op.toLowerCase(), id: operation.id.toLowerCase() };
}

/** All of an operation but its own id; which order its fields came in doesn’t matter. */
function contentOf({ c, id, base, schema, set, unset, effect }: WireOperation) {
  return { c, id, base, schema, set, unset: unset.toSorted(), effect };
}

function takes(was: WireRecord | undefined, { base, effect }: WireOperation): boolean {
  return (was?.v ?? 0) === base && (was?.deleted !== true || effect !== 'write');
}

function changed(
  was: WireRecord | undefined,
  operation: WireOperation,
  { contents, person: by, at, shapes }: PushParts,
): { readonly record: WireRecord; readonly apart: readonly WireRecord[] } {
  const { c, id, effect } = operation;
  const { data, schema, apart } = shapes.applied(was, operation);
  const v = (was?.v ?? contents.forgotten.get(id) ?? 0) + 1;
  return {
    record: { c, id, v, schema, deleted: effect === 'delete', data, by, at },
    apart: apart.map(([field, mine]) => shapes.conflict(operation, field, mine, data[field], { by, at })),
  };
}
