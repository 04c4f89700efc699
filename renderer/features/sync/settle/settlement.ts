import { isKindName, kinds } from '#shared/domain/entities';
import { policyOf } from '#shared/domain/kind';
import type { MergePolicy } from '#shared/domain/kind';
import type { ConflictState } from '#shared/domain/mergeConflict';
import { bothValues } from '#shared/sync/bothValues';
import { restore, update } from '../../../data/mutation';
import type { Mutation } from '../../../data/mutation';
import type { ConflictedRecord, ConflictRow } from '../../../data/queries/conflicts';

/** What a person decides about one conflict. */
export type Choice =
  /** What stands in the record stays; a deleted record stays deleted. */
  | { readonly type: 'theirs' }
  /** The kept value takes its place. */
  | { readonly type: 'mine' }
  | { readonly type: 'both' }
  | { readonly type: 'edited'; readonly value: unknown }
  /** The deleted record comes back, with the edit that the deletion had met. */
  | { readonly type: 'restore' };

export type OfferedChoice = Exclude<Choice['type'], 'edited'>;

/** What can be done about a conflict, in the order of its keys. */
export function offeredChoices(record: ConflictedRecord, { data }: ConflictRow): readonly OfferedChoice[] {
  if (record.state === 'missing') return ['theirs'];
  if (record.state === 'deleted') return ['theirs', 'restore'];
  // Deleted here, edited elsewhere, and back since: the edit stands, and there is nothing beside it.
  const kept = data.mine !== undefined || data.base !== undefined;
  const both = bothValues(policyFor(data.collection, data.field), sidesOf(data), String) !== null;
  return ['theirs', ...(kept ? (['mine'] as const) : []), ...(both ? (['both'] as const) : [])];
}

/** One write that settles a conflict; it names the values that it was decided on, and is refused when they changed. */
export function settlementOf(
  record: ConflictedRecord,
  row: ConflictRow,
  choice: Choice,
  newId: () => string,
): readonly Mutation[] {
  const { data } = row;
  switch (choice.type) {
    case 'theirs':
      return [settled(row, 'settledTheirs')];
    case 'mine':
      return [written(record, row, data.mine), settled(row, 'settledMine')];
    case 'edited':
      return [written(record, row, choice.value), settled(row, 'settledOther')];
    case 'both': {
      const both = bothValues(policyFor(data.collection, data.field), sidesOf(data), newId);
      return both ? [written(record, row, both.value), settled(row, 'settledOther')] : [];
    }
    case 'restore':
      return [restored(record), ...afterRestoring(record, [row])];
  }
}

/** The same for all conflicts of a record at once. */
export function settlementOfAll(
  record: ConflictedRecord,
  choice: 'theirs' | 'mine' | 'restore',
): readonly Mutation[] {
  if (choice === 'restore') return [restored(record), ...afterRestoring(record, record.conflicts)];
  const fields = new Set<string>();
  return record.conflicts.flatMap((row) => {
    // Of several conflicts of one field the newest is taken; the older ones stay, to be looked at.
    if (choice === 'mine' && fields.has(row.data.field)) return [];
    fields.add(row.data.field);
    const offered = offeredChoices(record, row).includes(choice) ? choice : 'theirs';
    return settlementOf(record, row, { type: offered }, String);
  });
}

/** The edits that the deletion had met; those that were made elsewhere stand in the deleted record already. */
function afterRestoring(record: ConflictedRecord, rows: readonly ConflictRow[]): readonly Mutation[] {
  const standing = record.conflicts.filter(({ data }) => data.deletion === 'mine' && data.mine === undefined);
  const edits = rows.filter(({ data }) => data.deletion !== 'mine');
  return [
    ...edits.flatMap((row) => [written(record, row, row.data.mine), settled(row, 'settledMine')]),
    ...standing.map((row) => settled(row, 'settledTheirs')),
  ];
}

function settled({ id }: ConflictRow, state: ConflictState): Mutation {
  return update('mergeConflict', id, { state }, { state: 'open' });
}

function restored({ c, id }: ConflictedRecord): Mutation {
  return isKindName(c) ? restore(c, id) : { type: 'foreign', kind: c, id, effect: 'restore', patch: {} };
}

function written(record: ConflictedRecord, { data }: ConflictRow, value: unknown): Mutation {
  const { c, id } = record;
  const patch = { [data.field]: value };
  const expected = { [data.field]: record.data[data.field] };
  return isKindName(c)
    ? { type: 'update', kind: c, id, patch, expected }
    : { type: 'foreign', kind: c, id, effect: 'write', patch, expected };
}

function sidesOf({ base, mine, theirs }: ConflictRow['data']) {
  return { base, mine, theirs };
}

export function policyFor(collection: string, field: string): MergePolicy {
  return isKindName(collection) ? policyOf(kinds[collection], field) : 'scalar';
}
