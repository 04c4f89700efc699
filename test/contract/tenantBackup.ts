import { randomBytes } from 'node:crypto';
import type { Database } from '../../endpoint/database';

const tables = ['doc', 'commit_mark', 'op_done', 'audit'] as const;

/** Copies a tenant's records aside, as a backup would. @returns what to restore it by */
export async function copyTenant(database: Database, tenant: string): Promise<string> {
  const backup = `backup_${randomBytes(6).toString('hex')}`;
  await database.transaction('', (sql) =>
    sql.script(
      [
        ...tables.map(
          (t) => `create table ${backup}_${t} as select * from escale.${t} where tenant = '${tenant}'`,
        ),
        `create table ${backup}_tenant as select seq from escale.tenant where id = '${tenant}'`,
      ].join(';'),
    ),
  );
  return backup;
}

/** Puts the tenant back to where it was copied: all that came after is gone. */
export async function restoreTenant(database: Database, tenant: string, backup: string): Promise<void> {
  await database.transaction('', async (sql) => {
    // What is worked out from other columns takes no value.
    const columns = await sql.query<{ t: string; name: string }>(
      `select table_name as t, column_name as name from information_schema.columns
       where table_schema = 'escale' and is_generated = 'NEVER'`,
    );
    const columnsOf = new Map(
      tables.map((t) => [t, columns.filter((column) => column.t === t).map(({ name }) => name)]),
    );
    await sql.script(
      [
        ...tables.map((t) => `delete from escale.${t} where tenant = '${tenant}'`),
        ...tables.map((t) => {
          const names = columnsOf.get(t)?.join(', ') ?? '';
          return `insert into escale.${t} (${names}) select ${names} from ${backup}_${t}`;
        }),
        `update escale.tenant set seq = (select seq from ${backup}_tenant) where id = '${tenant}'`,
      ].join(';'),
    );
  });
}
