import { ensureTenant, type Account } from './accounts';
import type { Person } from './commandLine';
import type { Database } from './database';
import { ensurePerson } from './people';
import { issueToken, type TokenOptions } from './tokens';

/** The person's account; tenant and person are made when missing. */
export async function accountFor(database: Database, { tenant, name, role }: Person): Promise<Account> {
  await ensureTenant(database, tenant);
  return { tenant, person: await ensurePerson(database, tenant, name, role) };
}

export async function tokenFor(database: Database, person: Person, options?: TokenOptions): Promise<string> {
  return issueToken(database, await accountFor(database, person), options);
}
