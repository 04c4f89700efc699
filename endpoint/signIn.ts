import type { JWTPayload } from 'jose';
import { v7 } from 'uuid';
import type { Account, PersonRow, Role } from './accounts';
import { asOwner, asTenant, type Database, type Queries } from './database';
import type { Provider } from './identity';
import { setRole } from './scopes';

/** Who a provider's verified token speaks of, in our terms. */
interface SignedIn {
  readonly tenant: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** Undefined: the person's row decides. */
  readonly role: Role | undefined;
}

/**
 * The person whom a verified token stands for; made as a manager, with no scopes but their own, where the provider's
 * configuration lets unknown people in.
 *
 * Somebody who is already here without a provider is never taken for the same person by their name, which people can
 * often choose: `link` joins the two.
 *
 * @returns undefined when nobody has given this person access
 */
export async function accountOfClaims(
  database: Database,
  provider: Provider,
  claims: JWTPayload & { readonly sub: string },
): Promise<Account | undefined> {
  const who = readClaims(provider, claims);
  if (who === undefined) return undefined;
  const found = await asTenant(database, who.tenant, (sql) => personOf(sql, who));
  if (found !== undefined && isUpToDate(found, who)) return { tenant: who.tenant, person: found.id };
  if (found === undefined && provider.unknownPeople === 'refuse') return undefined;
  return asOwner(database, who.tenant, (sql) => bringIn(sql, who));
}

function readClaims(
  { tenant, role, issuer }: Provider,
  claims: JWTPayload & { readonly sub: string },
): SignedIn | undefined {
  const given = typeof tenant === 'string' ? tenant : tenantOf(claims[tenant.claim], tenant.values);
  if (given === undefined || claims.sub.length > 255) return undefined;
  const roles =
    role === undefined ? [] : valuesOf(claims[role.claim]).map((value) => own(role.values, value));
  return {
    tenant: given,
    issuer,
    subject: storable(claims.sub),
    name: nameOf(claims),
    role: (['admin', 'director', 'manager', 'reader'] as const).find((each) => roles.includes(each)),
  };
}

function tenantOf(claim: unknown, values: Readonly<Record<string, string>> | undefined): string | undefined {
  if (typeof claim !== 'string') return undefined;
  const id = values === undefined ? claim : own(values, claim);
  return id !== undefined && /^[a-z0-9-]{1,63}$/.test(id) ? id : undefined;
}

function own<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Providers give one value as a text, several as a list or as words. */
function valuesOf(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return [claim, ...claim.split(' ')];
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : [];
}

function nameOf(claims: JWTPayload): string {
  const given = [claims['name'], claims['preferred_username'], claims['email'], claims.sub];
  const name = given.find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? '';
  return storable(name.trim()).slice(0, 200);
}

/** A text as a column takes it: PostgreSQL has neither NUL nor lone surrogates. */
function storable(text: string): string {
  return text.replaceAll(/[\0\p{Cs}]/gu, '\uFFFD');
}

async function personOf(sql: Queries, who: SignedIn): Promise<PersonRow | undefined> {
  const [row] = await sql.query<PersonRow>(
    `select id, name, role, issuer, subject from escale.person
     where tenant = $1 and issuer = $2 and subject = $3`,
    [who.tenant, who.issuer, who.subject],
  );
  return row;
}

/** Tokens without a name (many leave it out) don't rename anybody. */
function isUpToDate(found: PersonRow, who: SignedIn): boolean {
  const named = who.name === who.subject || who.name === found.name;
  return named && (who.role === undefined || who.role === found.role);
}

async function bringIn(sql: Queries, who: SignedIn): Promise<Account | undefined> {
  const tenants = await sql.query('select 1 from escale.tenant where id = $1', [who.tenant]);
  if (tenants.length === 0) return undefined;
  await sql.query(
    `insert into escale.person (tenant, id, name, role, issuer, subject) values ($1, $2, $3, 'manager', $4, $5)
     on conflict do nothing`,
    [who.tenant, v7(), who.name, who.issuer, who.subject],
  );
  const person = await personOf(sql, who);
  if (person === undefined) return undefined;
  if (!isUpToDate({ ...person, role: who.role ?? person.role }, who)) {
    await sql.query('update escale.person set name = $3 where tenant = $1 and id = $2', [
      who.tenant,
      person.id,
      who.name,
    ]);
  }
  if (who.role !== undefined && who.role !== person.role) await setRole(sql, who.tenant, person.id, who.role);
  return { tenant: who.tenant, person: person.id };
}

/** Lets a person who has worked with a token so far sign in from now on, as the same person with the same records. */
export async function linkPerson(
  sql: Queries,
  tenant: string,
  person: string,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<void> {
  await sql.query('update escale.person set issuer = $3, subject = $4 where tenant = $1 and id = $2', [
    tenant,
    person,
    issuer,
    subject,
  ]);
}
