import { isKindName, kinds } from '../domain/entities';
import { policyOf } from '../domain/kind';
import type { MergePolicy } from '../domain/kind';
import { mergeConflict } from '../domain/mergeConflict';
import { sameValue } from '../domain/sameValue';
import { mergeField } from './merge';
import { pick } from './outbox';
import type { Fields, OutboxOperation } from './outbox';

/** What a record is: on the server, or there with some of this laptop's operations on top. */
export interface RecordState {
  readonly v: number;
  readonly deleted: boolean;
  readonly data: Fields;
}

/** One field whose two edits could not both stand; an absent value is `undefined`. */
export interface ConflictDraft {
  readonly field: string;
  readonly base: unknown;
  /** What was written here and isn't in the record. */
  readonly mine: unknown;
  /** What the server holds. */
  readonly theirs: unknown;
  /** Who deleted the record that the other side edited. */
  readonly deletion: 'none' | 'theirs' | 'mine';
  /** When mine was written, on this laptop's clock. */
  readonly mineAt: string;
  /** The sequence number of the operation that held mine. */
  readonly seq: number;
}

export interface Rebased {
  /** The record as it is to stand on this laptop. */
  readonly state: RecordState;
  /** What is left to send, in order, on the server's version and under new ids. */
  readonly operations: readonly OutboxOperation[];
  readonly conflicts: readonly ConflictDraft[];
}

/**
 * Puts a record's pending operations, oldest first, on top of a newer state of the server's.
 *
 * Fields that they didn't touch are the server's, touched ones merge by the kind's policy. Where a merge fails
 * the server's value stands and a draft keeps all three. An edit of a deleted record leaves it deleted, and so
 * does an edit elsewhere of a record that was deleted here; only a restore brings it back.
 */
export function rebase(
  operations: readonly OutboxOperation[],
  current: RecordState,
  newId: () => string,
): Rebased {
  let state: RecordState = { v: current.v, deleted: current.deleted, data: current.data };
  const left: OutboxOperation[] = [];
  const drafts = new Map<string, ConflictDraft>();
  for (const operation of operations) {
    const step = rebaseOne(operation, state, newId);
    state = step.state;
    if (step.operation) left.push(step.operation);
    for (const draft of step.conflicts) drafts.set(draft.field, joined(drafts.get(draft.field), draft));
  }
  const conflicts = [...drafts.values()].flatMap((draft) => lastWord(draft, operations, state) ?? []);
  return { state, operations: left, conflicts };
}

interface Step {
  readonly state: RecordState;
  readonly operation: OutboxOperation | null;
  readonly conflicts: readonly ConflictDraft[];
}

function rebaseOne(operation: OutboxOperation, current: RecordState, newId: () => string): Step {
  if (current.deleted && operation.effect !== 'restore') {
    return { state: current, operation: null, conflicts: editsOfDeleted(operation, current) };
  }
  const { data, conflicts } = mergeTouched(operation, current);
  const deletes = operation.effect === 'delete';
  const restores = operation.effect === 'restore' && current.deleted;
  const touched = operation.touched.filter((field) => !sameValue(current.data[field], data[field]));
  const state = { v: current.v, deleted: deletes, data };
  const all = deletes ? [...conflicts, ...editsUnderDeletion(operation, current)] : conflicts;
  if (touched.length === 0 && !deletes && !restores) return { state, operation: null, conflicts: all };
  const effect = deletes ? 'delete' : restores ? 'restore' : 'write';
  const rebased: OutboxOperation = {
    ...operation,
    op: newId(),
    base: current.v,
    effect,
    touched,
    before: deletes ? current.data : pick(current.data, touched),
    after: pick(data, touched),
  };
  return { state, operation: rebased, conflicts: all };
}

function mergeTouched(operation: OutboxOperation, current: RecordState) {
  const data: Record<string, unknown> = { ...current.data };
  const conflicts: ConflictDraft[] = [];
  for (const field of operation.touched) {
    const [base, mine, theirs] = [operation.before[field], operation.after[field], current.data[field]];
    const merged = mergeField(policyFor(operation.c, field), base, mine, theirs);
    if (merged.value === undefined) delete data[field];
    else data[field] = merged.value;
    if (merged.conflict && !isDecision(operation.c, field))
      conflicts.push(conflictOf(operation, field, { base, mine, theirs }));
  }
  return { data, conflicts };
}

/** Whether a conflict is settled is a decision, not a value: where two people decided, the first one stands. */
function isDecision(collection: string, field: string): boolean {
  return collection === mergeConflict.name && field === 'state';
}

/** Edited here, deleted there: every edit that the tombstone doesn't hold. */
function editsOfDeleted(operation: OutboxOperation, current: RecordState): readonly ConflictDraft[] {
  return operation.touched
    .filter((field) => !sameValue(operation.after[field], current.data[field]))
    .map((field) =>
      conflictOf(operation, field, {
        base: operation.before[field],
        mine: operation.after[field],
        theirs: current.data[field],
        deletion: 'theirs',
      }),
    );
}

/** Deleted here, edited there: every field that isn't what the person saw when deleting. */
function editsUnderDeletion(operation: OutboxOperation, current: RecordState): readonly ConflictDraft[] {
  const fields = new Set([...Object.keys(operation.before), ...Object.keys(current.data)]);
  return [...fields]
    .filter((field) => !operation.touched.includes(field))
    .filter((field) => !sameValue(operation.before[field], current.data[field]))
    .map((field) =>
      conflictOf(operation, field, {
        base: operation.before[field],
        mine: undefined,
        theirs: current.data[field],
        deletion: 'mine',
      }),
    );
}

function conflictOf(
  operation: OutboxOperation,
  field: string,
  values: Pick<ConflictDraft, 'base' | 'mine' | 'theirs'> & { deletion?: ConflictDraft['deletion'] },
): ConflictDraft {
  return { field, deletion: 'none', ...values, mineAt: operation.at, seq: operation.seq };
}

/** Two operations in a row that failed on one field are one conflict: from the first one's base to the last one's value. */
function joined(first: ConflictDraft | undefined, second: ConflictDraft): ConflictDraft {
  if (!first) return second;
  if (second.deletion === 'mine') return { ...first, deletion: 'mine' };
  return { ...second, base: first.base };
}

/** The draft with the last value written here; null when that one is what the server holds, or nothing was lost. */
function lastWord(
  draft: ConflictDraft,
  operations: readonly OutboxOperation[],
  state: RecordState,
): ConflictDraft | null {
  const last = operations.findLast((operation) => operation.touched.includes(draft.field));
  const deletion = draft.deletion === 'mine' && !state.deleted ? 'none' : draft.deletion;
  if (!last) return deletion === 'none' ? null : draft;
  const mine = last.after[draft.field];
  return sameValue(mine, draft.theirs) ? null : { ...draft, mine, deletion };
}

function policyFor(collection: string, field: string): MergePolicy {
  return isKindName(collection) ? policyOf(kinds[collection], field) : 'scalar';
}
