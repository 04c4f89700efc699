import { findPerson, peopleOf, PersonNotFound, renewEpoch } from './accounts';
import { forgetHolders } from './blobAccess';
import type { AdministrationCommand } from './commandLine';
import { asOwner, sqlState, type Database } from './database';
import { grantScope, listScopes, readScope, revokeScope, setAccess } from './scopes';
import { linkPerson } from './signIn';
import { listTokens, revokeToken } from './tokens';

const accessSaid = {
  everyone: 'Managers see everything.',
  scoped: 'Managers see what is granted to them.',
} as const;

const uniqueViolation = '23505';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What came of a command: lines for other programs, a sentence for a person. */
export interface Done {
  readonly ok: boolean;
  readonly lines: readonly string[];
  readonly said: string;
}

/** Does to a tenant's people and tokens what its administrator asks for. */
export async function administer(
  database: Database,
  what: DistributiveOmit<AdministrationCommand, 'place'>,
): Promise<Done> {
  const { tenant } = what;
  const known = await asOwner(database, tenant, (sql) =>
    sql.query('select 1 from escale.tenant where id = $1', [tenant]),
  );
  if (known.length === 0) return failed(`There is no tenant “${tenant}”.`);
  try {
    return await carryOut(database, what);
  } catch (error) {
    if (error instanceof PersonNotFound) return failed(error.message);
    if (error instanceof RangeError) return failed(error.message);
    if (sqlState(error) === uniqueViolation && what.command === 'link')
      return failed('Somebody else signs in as this subject already.');
    throw error;
  }
}

async function carryOut(
  database: Database,
  what: DistributiveOmit<AdministrationCommand, 'place'>,
): Promise<Done> {
  const { tenant } = what;
  switch (what.command) {
    case 'renew':
      await renewEpoch(database, tenant);
      await forgetHolders(database, tenant);
      return done('Every laptop will start again from a snapshot.');
    case 'people': {
      const people = await asOwner(database, tenant, (sql) => peopleOf(sql, tenant));
      const lines = people.map(({ id, name, role, subject }) =>
        [id, role, subject ?? 'token', name].join('\t'),
      );
      return { ok: true, lines, said: '' };
    }
    case 'tokens': {
      const tokens = await listTokens(database, tenant);
      const lines = tokens.map(({ id, person, name, expiresAt, lastUsedAt, revokedAt }) =>
        [
          id,
          person,
          name,
          revokedAt ? `revoked ${day(revokedAt)}` : `until ${expiresAt ? day(expiresAt) : 'revoked'}`,
          `last used ${lastUsedAt ? day(lastUsedAt) : 'never'}`,
        ].join('\t'),
      );
      return { ok: true, lines, said: '' };
    }
    case 'scopes': {
      const granted = await asOwner(database, tenant, (sql) => listScopes(sql, tenant));
      return { ok: true, lines: granted.map(({ person, scope }) => `${person}\t${scope}`), said: '' };
    }
    case 'access': {
      const changed = await asOwner(database, tenant, (sql) => setAccess(sql, tenant, what.access));
      return changed ? done(accessSaid[what.access]) : failed('It was so already.');
    }
    case 'grant':
    case 'revoke': {
      const scope = readScope(what.scope);
      const change = what.command === 'grant' ? grantScope : revokeScope;
      const changed = await asOwner(database, tenant, async (sql) => {
        const { id } = await findPerson(sql, tenant, what.who);
        return change(sql, tenant, id, scope);
      });
      if (what.command === 'grant') {
        return changed ? done(`${what.who} sees ${scope}.`) : failed(`${what.who} has ${scope} already.`);
      }
      return changed
        ? done(`${what.who} no longer sees ${scope}.`)
        : failed(`${scope} was not granted to ${what.who}.`);
    }
    case 'revoke-token':
      return (await revokeToken(database, tenant, what.id))
        ? done('The token is no longer taken.')
        : failed(`There is no valid token ${what.id}.`);
    case 'link':
      await asOwner(database, tenant, async (sql) => {
        const { id } = await findPerson(sql, tenant, what.who);
        await linkPerson(sql, tenant, id, what);
      });
      return done(`${what.who} can sign in now.`);
  }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function done(said: string): Done {
  return { ok: true, lines: [], said };
}

function failed(said: string): Done {
  return { ok: false, lines: [], said };
}
