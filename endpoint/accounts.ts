import { randomBytes } from 'node:crypto';
import { asOwner, asPerson, type Database, type Queries } from './database';

/**
 * What a person may do; which records each may see comes from the role and their scopes (endpoint/scopes.ts).
 * `reader` sees everything and changes nothing.
 */
export const roles = ['manager', 'director', 'admin', 'reader'] as const;
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

export interface PersonRow extends Names {
  readonly role: Role;
  /** Of the OpenID provider; null for those who have tokens only. */
  readonly issuer: string | null;
  readonly subject: string | null;
}

/** A tenant's id: a short word in lower case, such as `acme` or `acme-benelux`. */
export const tenantPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** 128 random bits: the name of a history, or of a commit in it. */
export function nonce(): string {
  return randomBytes(16).toString('base64url');
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

/** There is nobody of this name, or there are several. */
export class PersonNotFound extends Error {
  constructor(who: string, found: readonly PersonRow[]) {
    super(
      found.length === 0
        ? `There is nobody called “${who}”.`
        : `Several people are called “${who}”; say which by id: ${found.map(({ id }) => id).join(', ')}.`,
    );
    this.name = 'PersonNotFound';
  }
}

/** Everybody in a tenant, by name. */
export async function peopleOf(sql: Queries, tenant: string): Promise<readonly PersonRow[]> {
  return sql.query<PersonRow>(
    'select id, name, role, issuer, subject from escale.person where tenant = $1 order by name, id',
    [tenant],
  );
}

/**
 * Somebody by name or id.
 *
 * @throws PersonNotFound
 */
export async function findPerson(sql: Queries, tenant: string, who: string): Promise<PersonRow> {
  const found = (await peopleOf(sql, tenant)).filter(({ id, name }) => id === who || name === who);
  const [person] = found;
  if (person === undefined || found.length > 1) throw new PersonNotFound(who, found);
  return person;
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

/** A tenant's name and history, and everybody whose name may appear in what the person sees. */
export interface TenantFacts {
  readonly tenant: Names;
  readonly epoch: string;
  readonly people: readonly Names[];
}

export async function tenantFacts(database: Database, account: Account): Promise<TenantFacts> {
  const { tenant } = account;
  return asPerson(database, account, async (sql) => {
    const [row] = await sql.query<Names & { epoch: string }>(
      'select id, name, epoch from escale.tenant where id = $1',
      [tenant],
    );
    if (row === undefined) throw new Error('A token outlived its tenant.');
    const people = await sql.query<Names>(
      `select id, name from escale.person
       where tenant = $1 and ((select escale.sees_all()) or id in (select escale.my_colleagues()))
       order by name, id`,
      [tenant],
    );
    return { tenant: { id: row.id, name: row.name }, epoch: row.epoch, people };
  });
}
