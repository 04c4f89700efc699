import type { WireOperation } from '#shared/sync/protocol';
import { asOwner, type Database, type Queries } from './database';

/** Who makes a change, and through what. */
export interface Actor {
  readonly tenant: string;
  readonly person: string;
  readonly device: string;
}

/** A change that had its effect. */
export interface AuditedChange {
  readonly op: string;
  readonly c: string;
  readonly id: string;
  /** The version that it made. */
  readonly v: number;
  readonly effect: string;
  /** Names of fields, never their contents. */
  readonly fields: readonly string[];
}

/** What an operation says of itself to the audit. */
export function auditedChange(operation: WireOperation, v: number): AuditedChange {
  const { op, c, id, effect, set, unset } = operation;
  return { op, c, id, v, effect, fields: [...new Set([...Object.keys(set), ...unset])].toSorted() };
}

/** A name as a column takes it: PostgreSQL has neither NUL nor lone surrogates. */
function storable(name: string): string {
  return name.replaceAll(/[\0\p{Cs}]/gu, '\uFFFD');
}

/** Writes changes down in the transaction that makes them, so that there is none without the other. */
export async function audit(
  sql: Queries,
  { tenant, person, device }: Actor,
  at: Date,
  changes: readonly AuditedChange[],
): Promise<void> {
  await sql.query(
    `insert into escale.audit (tenant, at, person, device, op, c, record, v, effect, fields)
     select $1, $2::timestamptz, $3, $4::uuid, op, c, record, v, effect,
       array(select json_array_elements_text(fields))
     from unnest($5::uuid[], $6::text[], $7::uuid[], $8::integer[], $9::text[], $10::json[])
       as change(op, c, record, v, effect, fields)`,
    [
      tenant,
      at.toISOString(),
      person,
      device,
      changes.map(({ op }) => op),
      changes.map(({ c }) => c),
      changes.map(({ id }) => id),
      changes.map(({ v }) => v),
      changes.map(({ effect }) => effect),
      changes.map(({ fields }) => JSON.stringify(fields.map(storable))),
    ],
  );
}

export interface AuditQuery {
  readonly tenant: string;
  readonly record?: string;
  /** A person's id or name. */
  readonly person?: string;
  readonly since?: Date;
  /** The newest so many. */
  readonly limit: number;
}

export interface AuditEntry {
  readonly at: string;
  readonly person: string;
  /** Null when the person is gone. */
  readonly name: string | null;
  readonly device: string;
  readonly op: string;
  readonly c: string;
  readonly record: string;
  readonly v: number;
  readonly effect: string;
  readonly fields: readonly string[];
}

/** What the audit holds, oldest first. For whoever runs the endpoint: serving can't read it. */
export async function readAudit(database: Database, query: AuditQuery): Promise<readonly AuditEntry[]> {
  const { tenant, record, person, since, limit } = query;
  const rows = await asOwner(database, tenant, (sql) =>
    sql.query<AuditEntry>(
      `select to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, a.person, p.name,
         a.device, a.op, a.c, a.record, a.v, a.effect, a.fields
       from escale.audit a left join escale.person p on p.tenant = a.tenant and p.id = a.person
       where a.tenant = $1 and ($2::uuid is null or a.record = $2::uuid)
         and ($3::text is null or a.person = $3 or p.name = $3)
         and ($4::timestamptz is null or a.at >= $4::timestamptz)
       order by a.at desc, a.op desc limit $5`,
      [tenant, record ?? null, person ?? null, since?.toISOString() ?? null, limit],
    ),
  );
  return rows.toReversed();
}

/** Sets how many days the tenant's audit is kept. @returns false when there is no such tenant */
export async function keepAudit(database: Database, tenant: string, days: number): Promise<boolean> {
  const rows = await asOwner(database, tenant, (sql) =>
    sql.query('update escale.tenant set audit_days = $2 where id = $1 returning id', [tenant, days]),
  );
  return rows.length > 0;
}

/** Removes what is older than the tenant keeps. @returns how many entries */
export async function pruneAudit(database: Database, tenant: string, now: Date): Promise<number> {
  const rows = await asOwner(database, tenant, (sql) =>
    sql.query<{ pruned: string | number }>(
      `with pruned as (
         delete from escale.audit a using escale.tenant t
         where a.tenant = $1 and t.id = $1 and a.at < $2::timestamptz - t.audit_days * interval '1 day' returning 1
       ) select count(*) as pruned from pruned`,
      [tenant, now.toISOString()],
    ),
  );
  return Number(rows[0]?.pruned ?? 0);
}
