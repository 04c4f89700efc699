import type { Database } from './database';
import { records } from './migrations/001-records';
import { people } from './migrations/002-people';
import { scopes } from './migrations/002-scopes';
import { audit } from './migrations/003-audit';
import { heads } from './migrations/004-heads';
import { digests } from './migrations/005-digests';
import { retention } from './migrations/006-retention';
import { attachments } from './migrations/007-attachments';
import { owner } from './migrations/008-owner';
import { authors } from './migrations/009-authors';
import { partnersFirst } from './migrations/011-partners-first';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** In order, never altered once released. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'records', sql: records },
  { number: 2, name: 'access', sql: people + scopes },
  { number: 3, name: 'audit', sql: audit },
  { number: 4, name: 'heads', sql: heads },
  { number: 5, name: 'digests', sql: digests },
  { number: 6, name: 'retention', sql: retention },
  { number: 7, name: 'attachments', sql: attachments },
  { number: 8, name: 'owner', sql: owner },
  { number: 9, name: 'authors', sql: authors },
  { number: 11, name: 'partners first', sql: partnersFirst },
];

/** Any number that nothing else in the database locks. */
const advisoryLock = 7_215_402_093;

/**
 * Brings the database to the newest schema: all pending migrations in one transaction, so that a failing one leaves
 * nothing behind. Several processes may start at once; one does the work, the others wait for it.
 *
 * @returns the numbers that were applied
 * @throws when the database has been migrated by a newer version
 */
export async function migrate(
  database: Database,
  steps: readonly Migration[] = migrations,
): Promise<readonly number[]> {
  return database.transaction(`select pg_advisory_xact_lock(${advisoryLock})`, async (sql) => {
    await sql.query('create schema if not exists escale');
    await sql.query(
      `create table if not exists escale.migration (
        number integer primary key, name text not null, applied_at timestamptz not null default now()
      )`,
    );
    const rows = await sql.query<{ number: number }>('select number from escale.migration');
    const applied = new Set(rows.map((row) => row.number));
    const newest = Math.max(0, ...applied);
    const known = Math.max(0, ...steps.map((step) => step.number));
    if (newest > known) {
      throw new Error(
        `The database is at schema ${newest}, this endpoint knows ${known}: run the newer endpoint.`,
      );
    }
    const pending = steps.filter((step) => !applied.has(step.number));
    for (const step of pending) {
      await sql.script(step.sql);
      await sql.query('insert into escale.migration (number, name) values ($1, $2)', [
        step.number,
        step.name,
      ]);
    }
    return pending.map((step) => step.number);
  });
}
