import { NIL, v7 } from 'uuid';
import { attachment } from '#shared/domain/attachment';
import { contact, fullName } from '#shared/domain/contact';
import { kinds } from '#shared/domain/entities';
import { mergeConflict } from '#shared/domain/mergeConflict';
import { erasedField, isErased } from '#shared/sync/erased';
import { audit } from './audit';
import type { Queries } from './database';
import { mentionsOf, type Mention } from './mentions';
import { nextCommit } from './scopes';

/** What an erasure did, and what it leaves to people. */
export interface Erasure {
  /** Records whose personal fields were overwritten, with the version that says so. */
  readonly erased: readonly { readonly c: string; readonly id: string; readonly v: number }[];
  /** Texts in other records that name the person: no machine can rewrite them. */
  readonly mentions: readonly Mention[];
}

interface Row {
  readonly id: string;
  readonly c: string;
  readonly v: number;
  readonly deleted: boolean;
  readonly data: Readonly<Record<string, unknown>>;
}

const erasable = [contact.name, mergeConflict.name, attachment.name] as const;

/**
 * Overwrites what the endpoint holds of a contact: the record, alive or deleted, the conflicts about it and the files on
 * it. Each gets a new version in one commit, so that feed, snapshots and digests tell it like any other change, and
 * every laptop that takes it forgets the rest. A second erasure finds nothing left to do but what came since.
 *
 * @returns undefined when there is no such contact
 */
export async function eraseContact(
  sql: Queries,
  tenant: string,
  { id, by }: { readonly id: string; readonly by: string },
  now: Date,
): Promise<Erasure | undefined> {
  // In the order of the ids, as pushes lock them.
  const rows = await sql.query<Row>(
    `select id, c, v, deleted, data from escale.doc
     where tenant = $1 and c = any($3) and (id = $2 or about = $2 or strpos(data::text, $2::text) > 0)
     order by id for update`,
    [tenant, id, erasable],
  );
  const person = rows.find((row) => row.id === id && row.c === contact.name);
  if (person === undefined) return undefined;
  const known = contact.data.safeParse(person.data);
  const words = known.success
    ? [fullName(known.data), known.data.lastName, known.data.email, known.data.phone, known.data.mobile]
    : [];
  const theirs = rows.filter((row) => isTheirs(row, id) && !isErased(row.data));
  for (const row of theirs) await overwrite(sql, tenant, row, by, now);
  const ids = theirs.map((row) => row.id);
  // The hashes of what was sent: nobody shall be able to try out what it was.
  await sql.query(
    `update escale.op_done o set content = 'erased' from escale.audit a
     where a.tenant = $1 and a.record = any($2::uuid[]) and o.tenant = $1 and o.op = a.op`,
    [tenant, ids],
  );
  await audit(
    sql,
    { tenant, person: by, device: NIL },
    now,
    theirs.map((row) => ({
      op: v7(),
      c: row.c,
      id: row.id,
      v: row.v + 1,
      effect: 'erased',
      fields: Object.keys(row.data).toSorted(),
    })),
  );
  return {
    erased: theirs.map(({ c, id: record, v }) => ({ c, id: record, v: v + 1 })),
    mentions: await mentionsOf(sql, tenant, { words, except: ids }),
  };
}

function isTheirs({ c, id, data }: Row, person: string): boolean {
  if (c === contact.name) return id === person;
  return data[c === mergeConflict.name ? 'recordId' : 'contactId'] === person;
}

/** Each record takes a place of its own in the order of commits, after its row is locked. */
async function overwrite(sql: Queries, tenant: string, row: Row, by: string, now: Date): Promise<void> {
  const kind = erasable.find((name) => name === row.c);
  if (kind === undefined) return;
  const kept = kinds[kind].erase;
  const data = JSON.stringify({
    ...Object.fromEntries(Object.entries(row.data).filter(([name]) => kept.keeps.includes(name))),
    ...kept.sets,
    [erasedField]: now.toISOString(),
  });
  await sql.query(
    `update escale.doc set data = $3::json, bytes = $4, v = v + 1, seq = $5, erased = true, deleted = $6,
       changed_by = $7, changed_at = $8::timestamptz, last_op = $9
     where tenant = $1 and id = $2`,
    [
      tenant,
      row.id,
      data,
      Buffer.byteLength(data),
      await nextCommit(sql, tenant),
      row.deleted || kept.deletes,
      by,
      now.toISOString(),
      v7(),
    ],
  );
}
