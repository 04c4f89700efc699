import type { Transaction } from 'dexie';

/**
 * A change of stored rows that new tables, indexes and moved fields alone don't bring (those see to theirs:
 * registerUpgrade.ts). It runs in the database's own upgrade transaction: it succeeds whole, or the old version stays. A
 * migration names the old row types that it reads in its own file and never imports today's.
 */
export interface Migration {
  /** The version it leads to. */
  readonly version: number;
  readonly upgrade: (tx: Transaction) => Promise<void>;
}

/** In order of version. Version 1 is the first that was handed out; none has needed one so far. */
export const migrations: readonly Migration[] = [];
