import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { asBearer, asOwner, asTenant, type Database, type Queries } from './database';

/** What a person may be; which records each may see comes from their scopes. */
export const roles = ['manager', 'director'] as const;
export type Role = (typeof roles)[number];

/** Who a verified token stands for. */
export interface Account {
  readonly tenant: string;
  readonly person: string;
}

export interface Names {
  readonly id: string;
  readonly name: string;
}

/** A tenant's id: a short word in lower case, such as `acme` or `acme-benelux`. */
export const tenantPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** 128 random bits: the name of a history, or of a commit in it. */
export function nonce(): string {
  return randomBytes(16).toString('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Makes the tenant when it is missing; its epoch and its first commit mark are random. */
export async function ensureTenant(database: Database, id: string, name = id): Promise<void> {
  if (!tenantPattern.test(id)) throw new RangeError(`“${id}” can’t be a tenant’s id: a word such as acme.`);
  await asOwner(database, id, async (sql) => {
    const made = await sql.query(
      'insert into escale.tenant (id, name, epoch) values ($1, $2, $3) on conflict do nothing returning id',
      [id, name, nonce()],
    );
    if (made.length === 0) return;
    await sql.query('insert into escale.commit_mark (tenant, seq, nonce) values ($1, 0, $2)', [id, nonce()]);
  });
}

/** Finds the person by name or makes them, and brings their role up to date. @returns their id */
export async function ensurePerson(
  database: Database,
  tenant: string,
  name: string,
  role: Role,
): Promise<string> {
  return asOwner(database, tenant, async (sql) => {
    const [row] = await sql.query<{ id: string }>(
      `insert into escale.person (tenant, id, name, role) values ($1, $2, $3, $4)
       on conflict (tenant, name) do update set role = excluded.role returning id`,
      [tenant, v7(), name, role],
    );
    if (row === undefined) throw new Error('The person could not be stored.');
    return row.id;
  });
}

/** Makes a token for a person. It is returned this once: only its SHA-256 is stored. */
export async function issueToken(database: Database, account: Account): Promise<string> {
  const token = `esc_${randomBytes(32).toString('base64url')}`;
  await asOwner(database, account.tenant, (sql) =>
    sql.query('insert into escale.access_token (hash, tenant, person) values ($1, $2, $3)', [
      hashOf(token),
      account.tenant,
      account.person,
    ]),
  );
  return token;
}

/**
 * Gives the tenant's history another name, so that every laptop starts again from a snapshot
 * before it pushes: for a database that was restored from a backup, where laptops may be ahead of it.
 *
 * @returns false when there is no such tenant
 */
export async function renewEpoch(database: Database, tenant: string): Promise<boolean> {
  return asOwner(database, tenant, async (sql) => {
    const rows = await sql.query('update escale.tenant set epoch = $2 where id = $1 returning id', [
      tenant,
      nonce(),
    ]);
    return rows.length > 0;
  });
}

/** Whether anybody has a token at all; asked of a database that this process has for itself. */
export async function hasTokens(database: Database): Promise<boolean> {
  const rows = await database.transaction('', (sql) =>
    sql.query('select 1 from escale.access_token limit 1'),
  );
  return rows.length > 0;
}

/** Whom a token stands for; undefined when nobody knows it. */
export async function accountOf(database: Database, token: string): Promise<Account | undefined> {
  const hash = hashOf(token);
  const rows = await asBearer(database, hash, (sql) =>
    sql.query<Account>('select tenant, person from escale.access_token where hash = $1', [hash]),
  );
  return rows[0];
}

/** A tenant's name and history, and everybody whose id may stand in a record. */
export interface TenantFacts {
  readonly tenant: Names;
  readonly epoch: string;
  readonly people: readonly Names[];
}

export async function tenantFacts(database: Database, tenant: string): Promise<TenantFacts> {
  return asTenant(database, tenant, async (sql) => {
    const [row] = await sql.query<Names & { epoch: string }>(
      'select id, name, epoch from escale.tenant where id = $1',
      [tenant],
    );
    if (row === undefined) throw new Error('A token outlived its tenant.');
    const people = await sql.query<Names>(
      'select id, name from escale.person where tenant = $1 order by name, id',
      [tenant],
    );
    return { tenant: { id: row.id, name: row.name }, epoch: row.epoch, people };
  });
}

export async function epochOf(sql: Queries, tenant: string): Promise<string> {
  const [row] = await sql.query<{ epoch: string }>('select epoch from escale.tenant where id = $1', [tenant]);
  if (row === undefined) throw new Error('A token outlived its tenant.');
  return row.epoch;
}
