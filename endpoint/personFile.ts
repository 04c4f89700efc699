import { contact, fullName } from '#shared/domain/contact';
import { findPerson, type PersonRow } from './accounts';
import type { AuditEntry } from './audit';
import type { Queries } from './database';
import { mentionsOf, type Mention } from './mentions';
import { listDevices, type DeviceEntry } from './wipes';

/** All that the endpoint holds about somebody: a contact, or one of the company's own people. */
export interface PersonFile {
  readonly about: { readonly id: string; readonly name: string; readonly kind: 'contact' | 'user' };
  /** The records that are theirs or refer to them by id, deleted ones included, the person's own first. */
  readonly records: readonly FiledRecord[];
  /** Texts in any record that hold their name, address or number. */
  readonly mentions: readonly Mention[];
  /** Who changed these records; for a user, what they changed. */
  readonly audit: readonly AuditEntry[];
  /** For a user only. */
  readonly account?: {
    readonly role: string;
    readonly issuer: string | null;
    readonly subject: string | null;
    readonly createdAt: string;
    readonly scopes: readonly string[];
    readonly tokens: readonly {
      readonly name: string;
      readonly createdAt: string;
      readonly lastUsedAt: string | null;
    }[];
    readonly devices: readonly DeviceEntry[];
    /** How many records bear their id as the last who changed them. */
    readonly lastChanged: number;
  };
}

interface FiledRecord {
  readonly c: string;
  readonly id: string;
  readonly v: number;
  readonly deleted: boolean;
  readonly by: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** @returns undefined when there is no such contact @throws PersonNotFound when there is no such user */
export async function personFile(
  sql: Queries,
  tenant: string,
  of: { readonly contact: string } | { readonly user: string },
): Promise<PersonFile | undefined> {
  if ('user' in of) return userFile(sql, tenant, await findPerson(sql, tenant, of.user));
  const id = of.contact.toLowerCase();
  const records = await recordsWith(sql, tenant, id);
  const own = records.find((record) => record.id === id && record.c === contact.name);
  if (own === undefined) return undefined;
  const data = contact.data.safeParse(own.data);
  const words = data.success
    ? [fullName(data.data), data.data.lastName, data.data.email, data.data.phone, data.data.mobile]
    : [];
  return {
    about: { id, name: data.success ? fullName(data.data) : '', kind: 'contact' },
    records: [own, ...records.filter((record) => record !== own)],
    mentions: await theirMentions(sql, tenant, { id, words, lastName: data.data?.lastName ?? '' }),
    audit: await auditOf(sql, tenant, { records: [id, ...about(records, id)] }),
  };
}

/**
 * Who bears the same last name elsewhere is somebody else, whose data isn't handed out: alone it counts in what lies
 * with the person's partner, and never in another contact.
 */
async function theirMentions(
  sql: Queries,
  tenant: string,
  {
    id,
    words,
    lastName,
  }: { readonly id: string; readonly words: readonly string[]; readonly lastName: string },
): Promise<readonly Mention[]> {
  const near = await sql.query<{ id: string }>(
    `select id from escale.doc where tenant = $1 and c <> $3
       and scope = (select scope from escale.doc where tenant = $1 and id = $2)`,
    [tenant, id, contact.name],
  );
  const nearby = new Set(near.map((record) => record.id));
  const found = await mentionsOf(sql, tenant, { words, except: [id] });
  return found.filter((mention) => mention.word !== lastName || nearby.has(mention.id));
}

async function userFile(sql: Queries, tenant: string, person: PersonRow): Promise<PersonFile> {
  const { id, name, role, issuer, subject } = person;
  const [row] = await sql.query<{ createdAt: string; lastChanged: string | number }>(
    `select ${instant('p.created_at')} as "createdAt",
       (select count(*) from escale.doc d where d.tenant = $1 and d.changed_by = $2) as "lastChanged"
     from escale.person p where p.tenant = $1 and p.id = $2`,
    [tenant, id],
  );
  const scopes = await sql.query<{ scope: string }>(
    'select scope from escale.user_scope where tenant = $1 and subject = $2 order by scope',
    [tenant, id],
  );
  const tokens = await sql.query<{ name: string; createdAt: string; lastUsedAt: string | null }>(
    `select name, ${instant('created_at')} as "createdAt", ${instant('last_used_at')} as "lastUsedAt"
     from escale.access_token where tenant = $1 and person = $2 order by created_at`,
    [tenant, id],
  );
  return {
    about: { id, name, kind: 'user' },
    records: await recordsWith(sql, tenant, id),
    mentions: await mentionsOf(sql, tenant, { words: [name] }),
    audit: await auditOf(sql, tenant, { person: id }),
    account: {
      role,
      issuer,
      subject,
      createdAt: row?.createdAt ?? '',
      scopes: scopes.map(({ scope }) => scope),
      tokens,
      devices: await listDevices(sql, tenant, id),
      lastChanged: Number(row?.lastChanged ?? 0),
    },
  };
}

/** By a search for the id in the whole of each record, so that no reference is missed for standing in an unknown field. */
function recordsWith(sql: Queries, tenant: string, id: string): Promise<readonly FiledRecord[]> {
  return sql.query<FiledRecord>(
    `select c, id, v, deleted, changed_by as by, ${instant('changed_at')} as at, data from escale.doc
     where tenant = $1 and (id::text = $2 or strpos(lower(data::text), lower($2)) > 0) order by c, id`,
    [tenant, id],
  );
}

/** What is about the person alone: the conflicts of their record and the files on it. */
function about(records: readonly FiledRecord[], id: string): readonly string[] {
  return records
    .filter(({ data }) => data['recordId'] === id || data['contactId'] === id)
    .map((record) => record.id);
}

function auditOf(
  sql: Queries,
  tenant: string,
  { records = [], person = null }: { readonly records?: readonly string[]; readonly person?: string | null },
): Promise<readonly AuditEntry[]> {
  return sql.query<AuditEntry>(
    `select ${instant('a.at')} as at, a.person, p.name, a.device, a.op, a.c, a.record, a.v, a.effect, a.fields
     from escale.audit a left join escale.person p on p.tenant = a.tenant and p.id = a.person
     where a.tenant = $1 and (a.record = any($2::uuid[]) or a.person = $3) order by a.at, a.op`,
    [tenant, records, person],
  );
}

const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
