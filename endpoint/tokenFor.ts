import { ensurePerson, ensureTenant, issueToken, type Account } from './accounts';
import type { Person } from './commandLine';
import type { Database } from './database';

/** The person's account; tenant and person are made when missing. */
export async function accountFor(database: Database, { tenant, name, role }: Person): Promise<Account> {
  await ensureTenant(database, tenant);
  return { tenant, person: await ensurePerson(database, tenant, name, role) };
}

export async function tokenFor(database: Database, person: Person): Promise<string> {
  return issueToken(database, await accountFor(database, person));
}
