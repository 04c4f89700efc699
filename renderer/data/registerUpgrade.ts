import { Dexie } from 'dexie';
import type { Table, Transaction } from 'dexie';
import { mergeConflict } from '#shared/domain/mergeConflict';
import { changeInShape, movedFields, recordInShape } from '#shared/domain/shapes';
import type { Shapes } from '#shared/domain/shapes';
import type { Migration } from './migrations';
import type { StoredKind } from './schema';

/** What a version of the register does to the rows of the one before; undefined when it leaves them alone. */
export function registerUpgrade(
  version: number,
  stored: readonly StoredKind[],
): Migration['upgrade'] | undefined {
  const adopted = stored.filter(({ since }) => since === version && version > 1);
  const reshaped = stored.filter(({ moves = [] }) => moves.some(({ since }) => since === version));
  if (adopted.length + reshaped.length === 0) return undefined;
  return async (tx) => {
    for (const { name } of adopted) await adoptForeign(tx, name);
    for (const kind of reshaped) await reshape(tx, kind, version);
  };
}

/**
 * Moves records of a kind that this version brings into its own table. Until now they were kept as those of an unknown
 * collection: a company's laptops are brought up to date one after the other, and the endpoint sends none of them again.
 */
async function adoptForeign(tx: Transaction, c: string): Promise<void> {
  const foreign = tx.table<ForeignRecord, [string, string]>('foreign');
  const found = await foreign.where('[c+id]').between([c, Dexie.minKey], [c, Dexie.maxKey]).toArray();
  const trashRow = ({ deleted: _deleted, ...row }: ForeignRecord) => ({
    ...row,
    deletedAt: row.at,
    tx: row.id,
  });
  const row = ({ deleted: _deleted, c: _c, ...own }: ForeignRecord) => own;
  await tx.table(c).bulkPut(found.filter(({ deleted }) => !deleted).map(row));
  await tx.table('trash').bulkPut(found.filter(({ deleted }) => deleted).map(trashRow));
  await foreign.bulkDelete(found.map(({ id }): [string, string] => [c, id]));
}

/**
 * Gives moved fields their new names wherever a kind's fields are stored. What was sent and not answered stays to the
 * letter (S35): the engine sees to it once it is answered. Rows keep the shape that they were written in, or what the
 * endpoint made of them would not be taken (S136).
 */
async function reshape(tx: Transaction, kind: StoredKind, version: number): Promise<void> {
  const { name: c, schema = 1 } = kind;
  const moves = (kind.moves ?? []).filter(({ since }) => since === version);
  const shapes: Shapes = { [c]: { schema, moves } };
  await tx
    .table<RecordLike>(c)
    .toCollection()
    .modify((row, place) => {
      const { c: _c, ...own } = recordInShape({ ...row, c }, shapes);
      place.value = { ...own, schema: row.schema };
    });
  await ofKind(tx.table<RecordLike & { c: string }>('trash'), '[c+id]', c).modify((row, place) => {
    place.value = { ...recordInShape(row, shapes), schema: row.schema };
  });
  const unsent = await ofKind(tx.table<ChangeLike>('outbox'), '[c+id]', c)
    .filter(({ state }) => state !== 'inFlight')
    .toArray();
  for (const change of unsent) {
    const row =
      (await tx.table<RecordLike>(c).get(change.id)) ?? (await tx.table('trash').get([c, change.id]));
    const { data = {} } = (row ?? {}) as Partial<RecordLike>;
    await tx.table('outbox').put(changeInShape(change, 'after', data, shapes));
  }
  await ofKind(tx.table<HistoryLike>('history'), '[c+recordId+at]', c).modify((row, place) => {
    const { before, after } = row;
    place.value = { ...row, before: movedFields(before, moves), after: movedFields(after, moves) };
  });
  await tx
    .table<RecordLike>(mergeConflict.name)
    .toCollection()
    .modify((row, place) => {
      const { data } = recordInShape(
        { ...row, c: mergeConflict.name },
        { ...shapes, [mergeConflict.name]: { schema: 1, moves: [] } },
      );
      place.value = { ...row, data };
    });
}

function ofKind<Row>(table: Table<Row>, index: string, c: string) {
  const parts = index.split('+').length - 1;
  const bound = (key: unknown) => [c, ...Array.from({ length: parts }, () => key)];
  return table.where(index).between(bound(Dexie.minKey), bound(Dexie.maxKey));
}

/** A row of `foreign` as version 1 kept it. */
interface ForeignRecord {
  readonly c: string;
  readonly id: string;
  readonly v: number;
  readonly schema: number;
  readonly deleted: boolean;
  readonly data: unknown;
  readonly by: string;
  readonly at: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** What rows of all versions have in common. */
interface RecordLike {
  readonly schema: number;
  readonly data: Fields;
}

interface ChangeLike {
  readonly c: string;
  readonly id: string;
  readonly schema: number;
  readonly state: string;
  readonly touched: readonly string[];
  readonly before: Fields;
  readonly after: Fields;
}

interface HistoryLike {
  readonly before: Fields;
  readonly after: Fields;
}
