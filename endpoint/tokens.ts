import { createHash, randomBytes } from 'node:crypto';
import type { Account } from './accounts';
import { asBearer, asOwner, type Database } from './database';

/** Personal access tokens: for pilots, and for companies without an OpenID provider. */

export interface TokenOptions {
  /** What it is for, such as a laptop's name. */
  readonly name?: string;
  /** When it stops being taken; never when left out. */
  readonly expiresAt?: Date;
}

/** A token as it may be shown: enough to know it by, too little to use it. */
export interface TokenRow {
  /** The first characters of its SHA-256, by which it can be revoked. */
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** To ten minutes. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const shownCharacters = 12;

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Makes a token for a person. It is returned this once: only its SHA-256 is stored. */
export async function issueToken(
  database: Database,
  { tenant, person }: Account,
  { name = '', expiresAt }: TokenOptions = {},
): Promise<string> {
  const token = `esc_${randomBytes(32).toString('base64url')}`;
  await asOwner(database, tenant, (sql) =>
    sql.query(
      'insert into escale.access_token (hash, tenant, person, name, expires_at) values ($1, $2, $3, $4, $5)',
      [hashOf(token), tenant, person, name, expiresAt?.toISOString() ?? null],
    ),
  );
  return token;
}

/** A tenant's tokens, revoked and expired ones included, the newest first. */
export async function listTokens(database: Database, tenant: string): Promise<readonly TokenRow[]> {
  return asOwner(database, tenant, (sql) =>
    sql.query<TokenRow>(
      `select left(t.hash, ${shownCharacters}) as id, p.name as person, t.name, t.created_at as "createdAt",
         t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt"
       from escale.access_token t join escale.person p on p.tenant = t.tenant and p.id = t.person
       where t.tenant = $1 order by t.created_at desc, t.hash`,
      [tenant],
    ),
  );
}

/** Ends a token at once. @returns false when the tenant has none of this id that is still valid */
export async function revokeToken(database: Database, tenant: string, id: string): Promise<boolean> {
  if (!/^[0-9a-f]{12,64}$/.test(id)) return false;
  const rows = await asOwner(database, tenant, (sql) =>
    sql.query(
      `update escale.access_token set revoked_at = now()
       where tenant = $1 and left(hash, length($2)) = $2 and revoked_at is null returning hash`,
      [tenant, id],
    ),
  );
  return rows.length > 0;
}

/** Whether anybody has a token at all, of whatever tenant; asked as the tables' owner. */
export async function hasTokens(database: Database): Promise<boolean> {
  const preamble = `select set_config('escale.task', 'any-token', true)`;
  const rows = await database.transaction(preamble, (sql) =>
    sql.query('select 1 from escale.access_token where revoked_at is null limit 1'),
  );
  return rows.length > 0;
}

/** Whom a token stands for; undefined when nobody knows it, or when it was revoked or has expired. */
export async function accountOfToken(database: Database, token: string): Promise<Account | undefined> {
  const hash = hashOf(token);
  return asBearer(database, hash, async (sql) => {
    const [row] = await sql.query<Account & { stale: boolean }>(
      `select tenant, person,
         last_used_at is null or last_used_at < now() - interval '10 minutes' as stale
       from escale.access_token
       where hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())`,
      [hash],
    );
    if (row === undefined) return undefined;
    // Noted now and then only: a write on every request would cost more than the figure is worth.
    if (row.stale)
      await sql.query('update escale.access_token set last_used_at = now() where hash = $1', [hash]);
    return { tenant: row.tenant, person: row.person };
  });
}
