import { v7 } from 'uuid';
import { findPerson, type Role } from './accounts';
import { asOwner, type Database } from './database';
import { setRole } from './scopes';

/**
 * Finds the person by name or id or makes them, and brings their role up to date.
 *
 * @returns their id
 * @throws PersonNotFound when several people bear the name
 */
export async function ensurePerson(
  database: Database,
  tenant: string,
  name: string,
  role: Role,
): Promise<string> {
  return asOwner(database, tenant, async (sql) => {
    const id = v7();
    await sql.query(
      `insert into escale.person (tenant, id, name, role) select $1, $2, $3, $4
       where not exists (select 1 from escale.person where tenant = $1 and (name = $3 or id = $3))
       on conflict do nothing`,
      [tenant, id, name, role],
    );
    const person = await findPerson(sql, tenant, name);
    if (person.role !== role) await setRole(sql, tenant, person.id, role);
    return person.id;
  });
}
