import type { Transaction } from 'dexie';

/**
 * A change of stored rows that new tables and indexes alone don't bring. It runs in the database's own upgrade
 * transaction: it succeeds whole, or the old version stays. A migration names the old row types that it reads
 * in its own file and never imports today's.
 */
export interface Migration {
  /** The version it leads to. */
  readonly version: number;
  readonly upgrade: (tx: Transaction) => Promise<void>;
}

/**
 * Moves records of a kind that this version brings into its own table. Until now they were kept as those of an unknown
 * collection: a company's laptops are brought up to date one after the other, and the endpoint sends none of them again.
 */
function adoptForeign(c: string): Migration['upgrade'] {
  return async (tx) => {
    const foreign = tx.table<ForeignRecord, [string, string]>('foreign');
    const found = await foreign.where('[c+id]').between([c, ''], [c, '\uffff']).toArray();
    const trashRow = ({ deleted: _deleted, ...row }: ForeignRecord) => ({
      ...row,
      deletedAt: row.at,
      tx: row.id,
    });
    const row = ({ deleted: _deleted, c: _c, ...own }: ForeignRecord) => own;
    await tx.table(c).bulkPut(found.filter(({ deleted }) => !deleted).map(row));
    await tx.table('trash').bulkPut(found.filter(({ deleted }) => deleted).map(trashRow));
    await foreign.bulkDelete(found.map(({ id }): [string, string] => [c, id]));
  };
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

/** In order of version. Version 1 is the first that was handed out. */
export const migrations: readonly Migration[] = [{ version: 2, upgrade: adoptForeign('attachment') }];
