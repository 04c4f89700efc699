import { mergeConflict } from '../domain/mergeConflict';
import { recordInShape } from '../domain/shapes';
import type { Shapes } from '../domain/shapes';
import { sameValue } from '../domain/sameValue';
import { isErased } from './erased';
import { conflictCreation } from './conflictRecord';
import type { Ledger } from './ledger';
import { pick } from './outbox';
import type { OutboxOperation } from './outbox';
import type { RecordKey, RemoteChange, StoredRecord, StoreTransaction } from './ports';
import type { WireRecord } from './protocol';
import { rebase } from './rebase';

/** A record on the workbench with its operations, oldest first. */
export interface Piece {
  record: StoredRecord | undefined;
  operations: readonly OutboxOperation[];
}

export interface WorkbenchTools {
  /** The shapes that this app knows. */
  readonly shapes: Shapes;
  readonly ledger: Ledger;
  readonly newId: () => string;
  /** The person's id at the endpoint. */
  readonly person: string;
}

/** All changes of these records up to the sequence number are at the endpoint: the journal may let them go. */
export interface SettledRecord {
  readonly id: string;
  readonly seq: number;
}

/** The records that a transaction works on, taken out together and put back together. */
export interface Workbench {
  piece(key: RecordKey): Piece;
  /** Takes a record of the server's, with this laptop's operations on top of it. */
  overlay(record: WireRecord): void;
  /** Lets go of an operation that tells of somebody who was erased, and of the record that it was to create. */
  erase(operation: OutboxOperation): void;
  /** Writes what changed, the conflicts and the history, and tells what is settled. */
  putBack(): Promise<readonly SettledRecord[]>;
}

const keyOf = ({ c, id }: RecordKey): string => `${c}/${id}`;

export async function openWorkbench(
  transaction: StoreTransaction,
  keys: readonly RecordKey[],
  { ledger, newId, person, shapes }: WorkbenchTools,
): Promise<Workbench> {
  const records = await transaction.records(keys);
  const outbox = await transaction.operations();
  const operations = byRecord(outbox);
  const before = new Map<string, Readonly<Piece>>();
  const pieces = new Map<string, Piece>();
  for (const [index, key] of keys.entries()) {
    const found = { record: records[index], operations: operations.get(keyOf(key)) ?? [] };
    before.set(keyOf(key), found);
    pieces.set(keyOf(key), { ...found });
  }
  const conflicts: OutboxOperation[] = [];
  const history: RemoteChange[] = [];

  function piece(key: RecordKey): Piece {
    const found = pieces.get(keyOf(key));
    if (!found) throw new Error(`not on the workbench: ${keyOf(key)}`);
    return found;
  }

  const forgotten = new Set<string>();

  /** What was erased isn't merged with: what waits of it goes, and so does its history. */
  function takeErased(on: Piece, { v, deleted, data, ...rest }: WireRecord): void {
    for (const { op } of on.operations) ledger.account(op, 'erased');
    on.operations = [];
    on.record = { ...rest, v, deleted, data };
    forgotten.add(keyOf(rest));
  }

  function overlay(record: WireRecord): void {
    const on = piece(record);
    if (isErased(record.data)) return takeErased(on, record);
    const rebased = rebase(on.operations, record, newId);
    const merges = on.operations.length > 0;
    for (const { op } of on.operations)
      ledger.account(op, rebased.conflicts.length > 0 ? 'conflict' : 'merged');
    if (merges) ledger.count('merged', 1);
    ledger.count('conflicts', rebased.conflicts.length);
    for (const draft of rebased.conflicts) {
      const creation = conflictCreation(draft, {
        c: record.c,
        id: record.id,
        data: rebased.state.data,
        mineBy: person,
        theirsBy: record.by,
        theirsAt: record.at,
        newId,
      });
      // An older app's change may have ended in it, under an old name.
      const { data: after } = recordInShape({ ...creation, data: creation.after }, shapes);
      conflicts.push({ ...creation, after });
    }
    const author = rebased.operations.length > 0 && on.record ? on.record : record;
    const next: StoredRecord = {
      c: record.c,
      id: record.id,
      schema: record.schema,
      by: author.by,
      at: author.at,
      ...rebased.state,
    };
    if (on.record) history.push(...remoteChange(on.record, next, record));
    on.record = next;
    on.operations = rebased.operations;
  }

  /** The conflicts about erased records that were never sent, and what waits of the others. */
  async function dropConflicts(): Promise<readonly OutboxOperation[]> {
    const about = (await transaction.operations()).filter(
      ({ c, after, before: base }) =>
        c === mergeConflict.name &&
        forgotten.has(
          keyOf({ c: String(after['collection'] ?? base['collection']), id: String(after['recordId']) }),
        ),
    );
    for (const { op } of about) ledger.account(op, 'erased');
    await transaction.removeOperations(about.map(({ op }) => op));
    await transaction.forget(about);
    return about;
  }

  async function putBack(): Promise<readonly SettledRecord[]> {
    const dropped = forgotten.size > 0 ? await dropConflicts() : [];
    await transaction.forget(keys.filter((key) => forgotten.has(keyOf(key))));
    const changed = [...pieces].filter(([key, now]) => now.record !== before.get(key)?.record);
    const left = [...pieces.values()].flatMap((now) => now.operations);
    const leftOps = new Map(left.map((operation) => [operation.op, operation]));
    const were = [...before.values()].flatMap((then) => then.operations);
    const wereOps = new Set(were);
    const gone = were.filter(({ op }) => !leftOps.has(op));
    await transaction.put([
      ...changed.flatMap(([, now]) => now.record ?? []),
      ...conflicts.map((creation) => createdRecord(creation, person)),
    ]);
    await transaction.removeOperations(gone.map(({ op }) => op));
    const fresh = [...left.filter((operation) => !wereOps.has(operation)), ...conflicts];
    await transaction.putOperations(fresh);
    ledger.saw(fresh);
    if (history.length > 0) await transaction.addHistory(history);
    const over = [...gone, ...dropped];
    if (over.length === 0) return [];
    // What the outbox holds now, without reading it once more: it may hold weeks.
    const goneOps = new Set(over.map(({ op }) => op));
    return settled(over, [...outbox.filter(({ op }) => !goneOps.has(op)), ...fresh]);
  }

  function erase(operation: OutboxOperation): void {
    const on = piece(operation);
    on.operations = on.operations.filter(({ op }) => op !== operation.op);
    ledger.account(operation.op, 'erased');
    if (operation.base === 0) {
      on.record = undefined;
      forgotten.add(keyOf(operation));
    }
  }

  return { piece, overlay, erase, putBack };
}

function byRecord(operations: readonly OutboxOperation[]): ReadonlyMap<string, readonly OutboxOperation[]> {
  const groups = new Map<string, OutboxOperation[]>();
  for (const operation of operations) {
    const group = groups.get(keyOf(operation));
    if (group) group.push(operation);
    else groups.set(keyOf(operation), [operation]);
  }
  return groups;
}

function createdRecord(creation: OutboxOperation, person: string): StoredRecord {
  const { c, id, schema, at, after } = creation;
  return { c, id, v: 0, schema, deleted: false, data: after, by: person, at };
}

function remoteChange(was: StoredRecord, is: StoredRecord, { by, at }: WireRecord): readonly RemoteChange[] {
  const fields = [...new Set([...Object.keys(was.data), ...Object.keys(is.data)])].filter(
    (field) => !sameValue(was.data[field], is.data[field]),
  );
  const effect = was.deleted === is.deleted ? 'write' : is.deleted ? 'delete' : 'restore';
  if (fields.length === 0 && effect === 'write') return [];
  return [
    { c: is.c, id: is.id, effect, before: pick(was.data, fields), after: pick(is.data, fields), by, at },
  ];
}

/**
 * A record is settled once nothing about it waits any more, the conflicts that it went into included. An operation
 * that waits may hold older writes than its sequence number says, so a look at the numbers wouldn't do.
 */
function settled(
  gone: readonly OutboxOperation[],
  waiting: readonly OutboxOperation[],
): readonly SettledRecord[] {
  const open = new Set(waiting.flatMap(changesOf).map(({ id }) => id));
  const found = new Map<string, number>();
  for (const { id, seq } of gone.flatMap(changesOf)) {
    if (!open.has(id)) found.set(id, Math.max(seq, found.get(id) ?? 0));
  }
  return [...found].map(([id, seq]) => ({ id, seq }));
}

/** The journaled changes that an operation carries: a conflict carries those of the record that it is about. */
function changesOf({ c, id, seq, base, after }: OutboxOperation): readonly SettledRecord[] {
  const about = c === mergeConflict.name && base === 0 ? after['recordId'] : undefined;
  return typeof about === 'string' ? [{ id: about, seq }] : [{ id, seq }];
}
