import type { Ledger } from './ledger';
import type { Fields, OutboxOperation } from './outbox';
import type { RecordKey, StoredRecord, StoreTransaction } from './ports';
import { problemTypes } from './protocol';
import type { Problem } from './protocol';
import { placementOf } from './scope';

/** Why changes are in quarantine whose record isn't this person's any more. */
const outOfSight: Problem = {
  type: problemTypes.forbidden,
  status: 403,
  title: 'The record is no longer among those that you see',
};

/**
 * Lets go of records that this person no longer sees. They aren't deleted: nothing is told to the endpoint, nothing
 * goes to the trash, and they come back as they are when they are granted again. A record with changes that the
 * endpoint hasn't taken stays, with the changes in quarantine, until the person has seen to them.
 */
export async function letGo(
  transaction: StoreTransaction,
  keys: readonly RecordKey[],
  ledger: Ledger,
): Promise<void> {
  const going = new Set(keys.map(keyOf));
  const waiting = (await transaction.operations()).filter((operation) => going.has(keyOf(operation)));
  const kept = new Set(waiting.map(keyOf));
  await transaction.putOperations(
    waiting.map((operation): OutboxOperation => {
      if (operation.state !== 'quarantined') ledger.account(operation.op, 'quarantined');
      return { ...operation, state: 'quarantined', problem: outOfSight };
    }),
  );
  // The feed won't show any more what was sent of these: the endpoint hasn't lost it.
  const state = await transaction.state();
  await transaction.setState({ ...state, sent: state.sent.filter((change) => !going.has(keyOf(change))) });
  await transaction.forget(keys.filter((key) => !kept.has(keyOf(key))));
}

/** Finds the records that lie in a scope, merge conflicts about them included; keeps nothing else of what it is shown. */
export interface ScopeSieve {
  look(record: Pick<StoredRecord, 'c' | 'id' | 'data'>): void;
  /** Once it has seen all there are: a conflict's place is that of the record it is about. */
  found(): readonly RecordKey[];
}

/** @param outbox a record lies where the endpoint knows it, whatever was changed here since */
export function scopeSieve(scope: string, outbox: readonly OutboxOperation[]): ScopeSieve {
  const unsent = new Map<string, OutboxOperation[]>();
  for (const operation of outbox) {
    const others = unsent.get(keyOf(operation));
    if (others) others.push(operation);
    else unsent.set(keyOf(operation), [operation]);
  }
  const within: RecordKey[] = [];
  const conflicts: (RecordKey & { readonly about: string })[] = [];
  return {
    look: ({ c, id, data }) => {
      const place = placementOf(c, id, unchanged(data, unsent.get(keyOf({ c, id })) ?? []));
      if (place.kind === 'about') conflicts.push({ c, id, about: place.id });
      if (place.kind === 'in' && [place.scope, place.parent].includes(scope)) within.push({ c, id });
    },
    found: () => {
      const ids = new Set(within.map(({ id }) => id.toLowerCase()));
      const about = conflicts.filter((conflict) => ids.has(conflict.about)).map(({ c, id }) => ({ c, id }));
      return [...within, ...about];
    },
  };
}

/** The fields without these operations, the oldest first; a record that was never sent is what it is here. */
function unchanged(data: Fields, operations: readonly OutboxOperation[]): Fields {
  const fields: Record<string, unknown> = { ...data };
  for (const { touched, before } of operations.filter(({ base }) => base > 0).toReversed()) {
    for (const field of touched) {
      if (before[field] === undefined) delete fields[field];
      else fields[field] = before[field];
    }
  }
  return fields;
}

const keyOf = ({ c, id }: RecordKey): string => `${c}/${id}`;
