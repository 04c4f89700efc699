import { everyScope, grantableScope } from '#shared/sync/scope';
import { nonce, type Role } from './accounts';
import type { Queries } from './database';

/**
 * Who sees what, changed by whoever runs the endpoint. Each change takes a sequence number first, which holds up
 * pushes until it is committed: what they write comes wholly before it or after it, and the people concerned are told
 * at that place of the feed.
 */

/** `everyone` sees everything, or managers what is granted to them (docs/decisions/0017-scopes.md). */
export type Access = 'everyone' | 'scoped';

/** A scope in the form in which it is kept. @throws RangeError when it can't be granted */
export function readScope(text: string): string {
  const scope = text.startsWith('partner:') ? text.toLowerCase() : text;
  if (!grantableScope.test(scope)) {
    throw new RangeError(`“${text}” can’t be granted: territory:NAME or partner:ID.`);
  }
  return scope;
}

/** Takes the next place in the tenant's order of commits. */
export async function nextCommit(sql: Queries, tenant: string): Promise<number> {
  const [row] = await sql.query<{ seq: string }>(
    'update escale.tenant set seq = seq + 1 where id = $1 returning seq',
    [tenant],
  );
  if (row === undefined) throw new Error(`There is no tenant “${tenant}”.`);
  await sql.query('insert into escale.commit_mark (tenant, seq, nonce) values ($1, $2, $3)', [
    tenant,
    row.seq,
    nonce(),
  ]);
  return Number(row.seq);
}

/** Whether the person is one of those whom scopes concern. */
async function isScoped(sql: Queries, tenant: string, person: string): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from escale.tenant t join escale.person p on p.tenant = t.id
     where t.id = $1 and p.id = $2 and t.access = 'scoped' and p.role = 'manager'`,
    [tenant, person],
  );
  return rows.length > 0;
}

/** Lets a person see a scope. @returns false when they had it already */
export async function grantScope(
  sql: Queries,
  tenant: string,
  person: string,
  scope: string,
): Promise<boolean> {
  const seq = await nextCommit(sql, tenant);
  const rows = await sql.query(
    `insert into escale.user_scope (tenant, subject, scope, seq) values ($1, $2, $3, $4)
     on conflict do nothing returning seq`,
    [tenant, person, readScope(scope), seq],
  );
  if (rows.length === 0) return false;
  if (await isScoped(sql, tenant, person)) await tellGranted(sql, tenant, person, seq, scope);
  return true;
}

/** Takes a grant back. @returns false when there was none */
export async function revokeScope(
  sql: Queries,
  tenant: string,
  person: string,
  scope: string,
): Promise<boolean> {
  const seq = await nextCommit(sql, tenant);
  const rows = await sql.query(
    'delete from escale.user_scope where tenant = $1 and subject = $2 and scope = $3 returning seq',
    [tenant, person, scope],
  );
  if (rows.length === 0) return false;
  if (await isScoped(sql, tenant, person)) await tellRevoked(sql, tenant, person, seq, scope);
  return true;
}

async function tellGranted(
  sql: Queries,
  tenant: string,
  person: string,
  seq: number,
  scope: string,
): Promise<void> {
  await sql.query(
    `insert into escale.control (tenant, subject, seq, control, scope) values ($1, $2, $3, 'scope.granted', $4)`,
    [tenant, person, seq, scope],
  );
}

/**
 * Names each scope that the person has lost sight of, down to the single partner: some of a territory's may still be
 * theirs by another grant. Merge conflicts are named each: a laptop knows where one belongs by the record it is about,
 * which it may not have.
 *
 * @param within the grant that ended; null: whatever the person doesn't see is told
 */
async function tellRevoked(
  sql: Queries,
  tenant: string,
  person: string,
  seq: number,
  within: string | null,
): Promise<void> {
  await sql.query(
    `with lost as (
       select s.scope from (
         select scope from escale.scope_parent where tenant = $1 and ($4::text is null or parent = $4)
         union select scope from escale.doc where tenant = $1 and ($4::text is null or scope = $4)
       ) s where not escale.reaches($2, s.scope, escale.parent_of(s.scope))
     )
     insert into escale.control (tenant, subject, seq, control, scope, c, id, v)
     select $1, $2, $3::bigint, 'scope.revoked', scope, null::text, null::uuid, null::integer from lost
     union all
     select $1, $2, $3::bigint, 'record.removed', null, d.c, d.id, d.v + 1
     from lost join escale.doc d on d.tenant = $1 and d.scope = lost.scope and d.about is not null`,
    [tenant, person, seq, within],
  );
}

/** What is granted, by person. */
export async function listScopes(
  sql: Queries,
  tenant: string,
): Promise<readonly { readonly person: string; readonly scope: string }[]> {
  return sql.query(
    `select p.name as person, u.scope from escale.user_scope u
       join escale.person p on p.tenant = u.tenant and p.id = u.subject
     where u.tenant = $1 order by p.name, p.id, u.scope`,
    [tenant],
  );
}

/** Gives a person another role; whoever sees more or less by it is told. */
export async function setRole(sql: Queries, tenant: string, person: string, role: Role): Promise<void> {
  const seq = await nextCommit(sql, tenant);
  const before = await isScoped(sql, tenant, person);
  await sql.query('update escale.person set role = $3 where tenant = $1 and id = $2', [tenant, person, role]);
  const after = await isScoped(sql, tenant, person);
  if (before && !after) await tellGranted(sql, tenant, person, seq, everyScope);
  if (!before && after) await tellRevoked(sql, tenant, person, seq, null);
}

/** Whether managers see everything or what is granted to them; every manager is told. */
export async function setAccess(sql: Queries, tenant: string, access: Access): Promise<boolean> {
  const seq = await nextCommit(sql, tenant);
  const changed = await sql.query(
    'update escale.tenant set access = $2 where id = $1 and access <> $2 returning id',
    [tenant, access],
  );
  if (changed.length === 0) return false;
  const managers = await sql.query<{ id: string }>(
    `select id from escale.person where tenant = $1 and role = 'manager'`,
    [tenant],
  );
  for (const { id } of managers) {
    if (access === 'everyone') await tellGranted(sql, tenant, id, seq, everyScope);
    else await tellRevoked(sql, tenant, id, seq, null);
  }
  return true;
}
