import { sameValue } from '../domain/sameValue';
import { pick } from './outbox';
import type { OutboxOperation } from './outbox';
import type { RecordKey, SyncStore } from './ports';

/**
 * Lets what is in quarantine wait to be sent like the rest. What was written on the same record since is folded in: a
 * correction goes with what it corrects, or the same refusal would come again. All get new ids, since within one write
 * ids decide the order.
 *
 * @param only the write to send again; without it, all of them
 */
export async function releaseQuarantined(
  store: SyncStore,
  newId: () => string,
  only?: string,
): Promise<void> {
  await store.transaction({ durability: 'strict', collections: [] }, async (transaction) => {
    const outbox = await transaction.operations();
    const freed = (operation: OutboxOperation): boolean =>
      operation.state === 'quarantined' && (only === undefined || operation.tx === only);
    const held = new Set(outbox.filter(freed).map(keyOf));
    const old = outbox.filter((operation) => held.has(keyOf(operation)) && operation.state !== 'inFlight');
    const stays = (operation: OutboxOperation): boolean =>
      operation.state === 'quarantined' && !freed(operation);
    await transaction.removeOperations(old.filter((operation) => !stays(operation)).map(({ op }) => op));
    for (const key of held) {
      const waiting = old.filter((operation) => keyOf(operation) === key && !stays(operation));
      await transaction.putOperations(folded(waiting).map((operation) => pendingAgain(operation, newId())));
    }
  });
}

/**
 * A record's waiting operations, oldest first, with each write taken into the one before it, as if they had been one;
 * nothing is folded over a deletion.
 */
export function folded(operations: readonly OutboxOperation[]): readonly OutboxOperation[] {
  const left: OutboxOperation[] = [];
  for (const operation of operations) {
    const last = left.at(-1);
    if (last?.effect === 'write' && operation.effect === 'write')
      left[left.length - 1] = joined(last, operation);
    else left.push(operation);
  }
  return left;
}

function joined(first: OutboxOperation, next: OutboxOperation): OutboxOperation {
  const fresh = next.touched.filter((field) => !first.touched.includes(field));
  const after = (field: string): unknown =>
    next.touched.includes(field) ? next.after[field] : first.after[field];
  const touched = [...first.touched, ...fresh];
  return {
    ...first,
    seq: next.seq,
    schema: next.schema,
    touched,
    before: { ...first.before, ...pick(next.before, fresh) },
    after: pick(Object.fromEntries(touched.map((field) => [field, after(field)])), touched),
  };
}

/**
 * What is left to send of a record after a refused write was given up: its operations folded, without the fields that
 * are back to what they were. Nothing where the record was only ever here and is deleted.
 */
export function withoutDiscarded(operations: readonly OutboxOperation[]): readonly OutboxOperation[] {
  const [first] = operations;
  if (first?.base === 0 && first.effect === 'write' && operations.at(-1)?.effect === 'delete') return [];
  const [deleted, restored] = operations;
  const rest =
    deleted?.effect === 'delete' && restored?.effect === 'restore' ? operations.slice(2) : operations;
  return folded(rest).flatMap((operation) => {
    if (operation.effect !== 'write' || operation.base === 0) return [operation];
    const touched = operation.touched.filter(
      (field) => !sameValue(operation.before[field], operation.after[field]),
    );
    if (touched.length === 0) return [];
    return [
      {
        ...operation,
        touched,
        before: pick(operation.before, touched),
        after: pick(operation.after, touched),
      },
    ];
  });
}

/** Waits to be sent, under a new id, without what it was refused for. */
export function pendingAgain(
  { problem: _problem, ...operation }: OutboxOperation,
  op: string,
): OutboxOperation {
  return { ...operation, op, state: 'pending' };
}

function keyOf({ c, id }: RecordKey): string {
  return `${c}/${id}`;
}
