import { v7 } from 'uuid';
import { mergeConflict } from '#shared/domain/mergeConflict';
import { ofCollection, type Shapes } from '#shared/domain/shapes';
import { conflictCreation } from '#shared/sync/conflictRecord';
import {
  problemTypes,
  type Problem,
  type PushResult,
  type WireOperation,
  type WireRecord,
} from '#shared/sync/protocol';
import { erasedField } from '#shared/sync/erased';
import { personScope, type Placement } from '#shared/sync/scope';
import type { Limits } from './limits';
import { contentHash, isCollectionName, judge } from './operation';
import { patchedInShape, type SetApart } from './versions';

/** An operation that had its effect, as `op_done` keeps it. */
export interface DoneOperation {
  readonly content: string;
  readonly v: number;
}

/** What the database holds of a transaction's records and operations; keys in lower case. */
export interface Stored {
  /** Those that the person sees. */
  readonly records: ReadonlyMap<string, WireRecord>;
  readonly done: ReadonlyMap<string, DoneOperation>;
  /** The versions of records that were deleted so long ago that nothing else is left of them. */
  readonly forgotten: ReadonlyMap<string, number>;
  /** The scopes of the records, and of those that they are about, whether the person sees them or not. */
  readonly scopes: ReadonlyMap<string, string>;
  /** Records whose personal data was erased, among these and those that they are about. */
  readonly erased: ReadonlySet<string>;
  /** Records that are there and that the person doesn't see. */
  readonly hidden: ReadonlySet<string>;
}

/** Who pushes. */
export interface Author {
  readonly person: string;
  readonly mayWrite: boolean;
}

/** A record as it is to be written. */
export interface PlannedRecord {
  readonly id: string;
  readonly c: string;
  readonly scope: string;
  /** For a partner: the scope that its own lies in. */
  readonly parent: string | null;
  /** The record that it is about and whose scope it shares, for a merge conflict. */
  readonly about: string | null;
  /** The scope that the record bore so far; null for a new one. */
  readonly from: string | null;
  readonly v: number;
  readonly schema: number;
  readonly deleted: boolean;
  /** The fields in JSON. */
  readonly data: string;
  /** Length of `data` in UTF-8. */
  readonly bytes: number;
  readonly created: boolean;
  readonly lastOp: string;
}

export interface PlannedOperation extends DoneOperation {
  readonly op: string;
}

/** What a transaction comes to: its answer, and what is to be written when the answer is `applied`. */
export interface Plan {
  readonly result: PushResult;
  readonly records: readonly PlannedRecord[];
  readonly operations: readonly PlannedOperation[];
}

interface Draft extends Pick<WireRecord, 'c' | 'v' | 'schema' | 'deleted' | 'data'> {
  readonly lastOp: string;
  /** Whether the shape is newer than all that is known of the kind. */
  readonly newer: boolean;
  /** The fields of those who wrote in an older shape than the newest: they can answer for no others. */
  readonly older: ReadonlySet<string> | null;
  /** What the record couldn't take in beside what it has, and who wrote that. */
  readonly apart: readonly (SetApart & Pick<WireRecord, 'by' | 'at'>)[];
}

/** What an `integer` column holds. */
const largestInteger = 2 ** 31 - 1;

class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** What holds for everybody's transactions. */
export interface PlanRules {
  readonly limits: Limits;
  readonly shapes: Shapes;
  readonly now: Date;
}

/**
 * Decides a transaction against what is stored, without doing anything: compare-and-swap on each record's version,
 * all or nothing. Operations that had their effect before keep it and have no other.
 *
 * A conflict goes before a refusal, wherever in the transaction either stands: what is refused now may be valid on the
 * newer record.
 */
export function planTransaction(
  { tx, ops }: { readonly tx: string; readonly ops: readonly WireOperation[] },
  stored: Stored,
  author: Author,
  { limits, shapes, now }: PlanRules,
): Plan {
  const drafts = new Map<string, Draft>();
  const conflicts = new Map<string, WireRecord | null>();
  const versions = new Map<string, number>();
  const operations: PlannedOperation[] = [];
  /** Records of refused operations: what follows on them was written on a state that never came to be. */
  const refused = new Set<string>();
  let refusal: Refusal | undefined;
  /** Takes one operation into the drafts, or notes its conflict. @throws Refusal */
  const take = (operation: WireOperation, id: string): void => {
    const op = operation.op.toLowerCase();
    if (versions.has(op)) throw refuse(operation, 'The operation’s id stands twice in the transaction.');
    if (stored.erased.has(id) && !isBare(operation)) {
      conflicts.set(id, stored.records.get(id) ?? null);
      return;
    }
    if (isAboutErased(operation, stored)) throw erased(operation);
    if (erasedField in operation.set || operation.unset.includes(erasedField))
      throw refuse(operation, `${erasedField} is the endpoint’s to set.`);
    const content = contentHash(operation);
    const before = stored.done.get(op);
    if (before) {
      if (before.content !== content)
        throw refuse(operation, 'The operation’s id was used for another change.');
      versions.set(op, before.v);
      return;
    }
    const found = stored.records.get(id);
    if (!author.mayWrite) throw forbid(operation.op, 'Who only reads can change nothing.');
    if (stored.hidden.has(id)) throw forbid(operation.op, 'The record is not among those that you see.');
    const current = drafts.get(id) ?? found;
    if (!takes(current, operation)) {
      conflicts.set(id, found ?? null);
      return;
    }
    const draft = change(current, operation, stored.forgotten.get(id) ?? 0, shapes);
    drafts.set(id, draft);
    versions.set(op, draft.v);
    operations.push({ op, content, v: draft.v });
  };
  for (const operation of ops) {
    const id = operation.id.toLowerCase();
    if (refused.has(id)) continue;
    try {
      take(operation, id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal ??= error;
      refused.add(id);
    }
  }
  if (conflicts.size > 0) return conflict(tx, ops, conflicts);
  try {
    if (refusal !== undefined) throw refusal;
    const apart = [...drafts].flatMap(([id, draft]) => conflictsOf(id, draft, author, now));
    const checked = [...drafts, ...apart].map(([id, draft]) => check(id, draft, ops, limits));
    const records = place(checked, stored, author);
    return {
      result: {
        tx,
        status: operations.length > 0 ? 'applied' : 'duplicate',
        ops: ops.map(({ op }) => ({ op, v: versions.get(op.toLowerCase()) })),
      },
      records,
      operations,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return nothing({ tx, status: 'rejected', ops: ops.map(({ op }) => ({ op })), problem: error.problem });
  }
}

/** Deletes or restores, and says nothing of the record: an erased one takes that, and no more. */
function isBare({ effect, set, unset }: WireOperation): boolean {
  return effect !== 'write' && Object.keys(set).length === 0 && unset.length === 0;
}

/** A conflict about an erased record holds what was erased. */
function isAboutErased({ c, set }: WireOperation, stored: Stored): boolean {
  const about = set['recordId'];
  return c === mergeConflict.name && typeof about === 'string' && stored.erased.has(about.toLowerCase());
}

function erased({ op }: WireOperation): Refusal {
  const detail = 'The record that it is about was erased.';
  return new Refusal({ type: problemTypes.erased, title: 'Erased', status: 422, detail, op });
}

/** Whether the record stands where the operation thinks it does. Deleted records take nothing but a restore. */
function takes(current: Draft | WireRecord | undefined, { base, effect }: WireOperation): boolean {
  if ((current?.v ?? 0) !== base) return false;
  return effect !== 'write' || current?.deleted !== true;
}

function change(
  current: Draft | WireRecord | undefined,
  operation: WireOperation,
  forgotten: number,
  shapes: Shapes,
): Draft {
  const { c, effect, schema } = operation;
  const { schema: newest, moves } = ofCollection(shapes, c) ?? { schema: 1, moves: [] };
  if (!isCollectionName(c)) throw refuse(operation, 'The collection’s name holds control characters.');
  if (schema > largestInteger) throw refuse(operation, 'No shape has so high a version.');
  if (current && current.c !== c) throw refuse(operation, 'The record belongs to another collection.');
  const newestWritten = Math.max(schema, current?.schema ?? schema, newest);
  const { data, apart } = patchedInShape(current?.data ?? {}, operation, moves);
  const draft = current !== undefined && 'older' in current ? current : undefined;
  const theirs = current !== undefined && 'by' in current ? { by: current.by, at: current.at } : noOne;
  return {
    c,
    v: (current?.v ?? forgotten) + 1,
    schema: newestWritten,
    newer: newestWritten > newest,
    deleted: effect === 'delete',
    data,
    lastOp: operation.op,
    older:
      schema < newest
        ? new Set([...(draft?.older ?? []), ...Object.keys(operation.set), ...operation.unset])
        : null,
    apart: [...(draft?.apart ?? []), ...apart.map((each) => ({ ...each, ...theirs }))],
  };
}

/** A draft of this very transaction has no version that anybody could have seen. */
const noOne = { by: '', at: new Date(0).toISOString() };

/** Both values are kept: the record has one, a merge conflict the other, until a person settles it. */
function conflictsOf(
  id: string,
  { c, data, apart, lastOp }: Draft,
  { person }: Author,
  now: Date,
): readonly (readonly [string, Draft])[] {
  return apart.map(({ field, value, by, at }) => {
    const mineAt = now.toISOString();
    const both = {
      field,
      base: undefined,
      mine: value,
      theirs: data[field],
      deletion: 'none',
      mineAt,
      seq: 1,
    } as const;
    const about = { c, id, data, mineBy: person, theirsBy: by, theirsAt: at, newId: v7 };
    const { id: apartId, schema, after } = conflictCreation(both, about);
    const fields = after as WireRecord['data'];
    const draft = { c: mergeConflict.name, v: 1, schema, deleted: false, data: fields, lastOp };
    return [apartId, { ...draft, newer: false, older: null, apart: [] }];
  });
}

interface CheckedRecord extends Omit<PlannedRecord, 'scope' | 'parent' | 'about' | 'from' | 'created'> {
  readonly placement: Placement;
}

/** Checks a record as it would be after the whole transaction. A deletion is never held up by the fields it keeps. */
function check(id: string, draft: Draft, ops: readonly WireOperation[], limits: Limits): CheckedRecord {
  const { c, v, schema, deleted, data, lastOp, older, newer } = draft;
  const text = JSON.stringify(data);
  const bytes = Buffer.byteLength(text);
  if (bytes > limits.recordBytes) {
    throw new Refusal({
      type: problemTypes.tooLarge,
      title: 'The record is too large',
      status: 413,
      detail: `The record would have ${bytes} bytes; ${limits.recordBytes} is the most.`,
      op: lastOp,
    });
  }
  const { problems, placement } = judge(c, id, data, newer);
  const errors =
    older === null ? problems : problems.filter(({ field }) => older.has(field.split('.')[0] ?? ''));
  if (errors.length > 0 && !deleted) {
    throw new Refusal({
      type: problemTypes.invalid,
      title: 'The record is not valid',
      status: 422,
      detail: errors.map(({ field, message }) => `${field}: ${message}`).join('; '),
      op: ops.findLast((operation) => operation.id.toLowerCase() === id)?.op,
      errors,
    });
  }
  return { id, c, v, schema, deleted, data: text, bytes, lastOp, placement };
}

/** Gives the records their scopes. One whose fields don't tell stays in its own: never does it come to the company's. */
function place(checked: readonly CheckedRecord[], stored: Stored, author: Author): PlannedRecord[] {
  const told = new Map(
    checked.flatMap(({ id, placement }) => (placement.kind === 'in' ? [[id, placement.scope] as const] : [])),
  );
  return checked.map(({ placement, ...record }) => {
    const from = stored.scopes.get(record.id) ?? null;
    const fallback = from ?? personScope(author.person);
    const about = placement.kind === 'about' ? placement.id : null;
    const shared = about === null ? undefined : (told.get(about) ?? stored.scopes.get(about));
    const scope = told.get(record.id) ?? shared ?? fallback;
    const parent = placement.kind === 'in' ? (placement.parent ?? null) : null;
    return { ...record, scope, parent, about, from, created: !stored.records.has(record.id) };
  });
}

function forbid(op: string, detail: string): Refusal {
  return new Refusal(forbiddenProblem(op, detail));
}

/** Outside what the person may see or do; it is never taken silently, nor silently left. */
export function forbiddenProblem(op: string, detail: string): Problem {
  return { type: problemTypes.forbidden, title: 'Not allowed', status: 403, detail, op };
}

function conflict(
  tx: string,
  ops: readonly WireOperation[],
  conflicts: ReadonlyMap<string, WireRecord | null>,
): Plan {
  return nothing({
    tx,
    status: 'conflict',
    ops: ops.map(({ op, id }) => {
      const current = conflicts.get(id.toLowerCase());
      return current === undefined ? { op } : { op, current };
    }),
  });
}

function nothing(result: PushResult): Plan {
  return { result, records: [], operations: [] };
}

function refuse({ op }: WireOperation, detail: string): Refusal {
  return new Refusal({
    type: problemTypes.invalid,
    title: 'The operation is not valid',
    status: 422,
    detail,
    op,
  });
}
