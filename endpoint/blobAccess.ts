import type { Account } from './accounts';
import { asOwner, asPerson, type Database, type Queries } from './database';
import type { PlannedRecord } from './plan';

/** Whatever looks like a SHA-256 is taken for one, wherever in a record: kinds that we don't know have files, too. */
const name = /[0-9a-f]{64}/g;

/** Whether the person may have this file: 0021-attachments-and-scopes.md says when. Nothing is told of whether it is there. */
export async function mayFetch(database: Database, account: Account, sha256: string): Promise<boolean> {
  const [row] = await asPerson(database, account, (sql) =>
    sql.query<{ may: boolean }>('select escale.may_fetch($1) as may', [sha256]),
  );
  return row?.may === true;
}

/** The person has sent the file, whole. */
export async function noteUploaded(database: Database, account: Account, sha256: string): Promise<void> {
  await asPerson(database, account, (sql) =>
    sql.query(
      `insert into escale.blob_holder (tenant, sha256, person, uploaded) values ($1, $2, $3, true)
       on conflict (tenant, sha256, person) do update set uploaded = true`,
      [account.tenant, sha256, account.person],
    ),
  );
}

/**
 * Notes which files records name. Who names one in a record that didn't name it before counts from now on among those
 * who have it, if they might fetch it until now; one that nobody has shown to have yet is none.
 */
export async function nameFiles(
  sql: Queries,
  { tenant, person }: Account,
  records: readonly PlannedRecord[],
): Promise<void> {
  const named = records.flatMap(({ id, data }) =>
    [...new Set(data.match(name) ?? [])].map((sha256) => ({ id, sha256 })),
  );
  if (named.length === 0) return;
  await sql.query(
    `with fresh as (
       insert into escale.blob_reference (tenant, sha256, record, person)
       select $1, n.sha256, n.record, $2 from unnest($3::text[], $4::uuid[]) as n(sha256, record)
       on conflict do nothing returning sha256
     )
     insert into escale.blob_holder (tenant, sha256, person, uploaded)
     select distinct $1, f.sha256, $2, false from fresh f
     where escale.may_fetch(f.sha256)
       and exists (select 1 from escale.blob_holder h where h.tenant = $1 and h.sha256 = f.sha256)
     on conflict do nothing`,
    [tenant, person, named.map(({ sha256 }) => sha256), named.map(({ id }) => id)],
  );
}

/**
 * After a restore: whoever has sent a file may have lost the record that named it, and somebody else's laptop brings
 * that back. So of files that no such record names any more, nobody is taken to have shown them.
 */
export async function forgetHolders(database: Database, tenant: string): Promise<void> {
  await asOwner(database, tenant, (sql) =>
    sql.query(
      `delete from escale.blob_holder h where h.tenant = $1 and not exists (
         select 1 from escale.blob_reference r join escale.doc d on d.tenant = r.tenant and d.id = r.record
         where r.tenant = h.tenant and r.sha256 = h.sha256 and r.person = h.person
           and position(r.sha256 in d.data::text) > 0)`,
      [tenant],
    ),
  );
}
