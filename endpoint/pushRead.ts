import { isId } from '#shared/domain/ids';
import { partner } from '#shared/domain/partner';
import type { PushRequest, WireOperation, WireRecord } from '#shared/sync/protocol';
import { partnerScope } from '#shared/sync/scope';
import type { Account } from './accounts';
import type { Queries } from './database';
import type { Parents } from './moves';
import type { Author, DoneOperation, Stored } from './plan';

export type Transaction = PushRequest['txs'][number];

/** Somebody else created one of the records between our look and our write. */
export class LostRace extends Error {}

/** The record that a merge conflict is about, as far as the operation says so. */
export function aboutOf({ set }: WireOperation): string | undefined {
  const about = set['recordId'];
  return isId(about) ? about : undefined;
}

export interface Standing extends Author {
  readonly seesAll: boolean;
  /** Whether anybody in the tenant sees less than everything. */
  readonly scoped: boolean;
}

/** What a group of transactions is decided on. */
export interface Look {
  readonly epoch: string;
  readonly stored: Stored;
  readonly author: Standing;
  readonly parents: Parents;
}

/** What `json_object_agg` gives; null for nothing. */
type Json<Value = string> = Readonly<Record<string, Value>> | null;

interface LookRow extends Omit<Standing, 'person'> {
  readonly epoch: string;
  readonly done: Json<DoneOperation>;
  readonly scopes: Json;
  readonly parents: Json;
  readonly forgotten: Json<number>;
  readonly hidden: readonly string[] | null;
}

/** $1 tenant, $2 records, $3 scopes of partners, $4 operations */
const lookUp = `
with placed as materialized (select id, scope from escale.scopes_of($2::uuid[]))
select t.epoch, t.access = 'scoped' as scoped,
  escale.sees_all() as "seesAll", escale.may_write() as "mayWrite",
  (select json_object_agg(op, json_build_object('content', content, 'v', v)) from escale.op_done
    where tenant = $1 and op = any($4::uuid[])) as done,
  (select json_object_agg(id, scope) from placed) as scopes,
  (select json_object_agg(id, v) from escale.forgotten where tenant = $1 and id = any($2::uuid[])) as forgotten,
  (select json_agg(s.id) from placed s where not exists (
    select 1 from escale.doc d where d.tenant = $1 and d.id = s.id)) as hidden,
  (select json_object_agg(scope, parent) from escale.scope_parent where tenant = $1 and scope = any($3)) as parents
from escale.tenant t where t.id = $1`;

/**
 * Locks the records in the order of their ids, so that no two pushes wait for each other, and only then looks. Two
 * statements, however many transactions: what the lock waited for must be seen by the second.
 */
export async function lockAndRead(
  sql: Queries,
  { tenant, person }: Account,
  transactions: readonly Transaction[],
): Promise<Look> {
  const ops = transactions.flatMap((transaction) => transaction.ops);
  const found = await sql.query<Omit<WireRecord, 'at'> & { at: Date }>(
    `select id, c, v, schema, deleted, data, changed_by as by, changed_at as at from escale.doc
     where tenant = $1 and id = any($2::uuid[]) order by id for update`,
    [tenant, ops.map(({ id }) => id)],
  );
  const records = new Map(found.map((record) => [record.id, { ...record, at: record.at.toISOString() }]));
  const about = ops.map(
    (operation) => operation.set['recordId'] ?? records.get(operation.id.toLowerCase())?.data['recordId'],
  );
  const partners = ops.filter(({ c }) => c === partner.name).map(({ id }) => partnerScope(id));
  const [row] = await sql.query<LookRow>(lookUp, [
    tenant,
    [...ops.map(({ id }) => id), ...about.filter(isId)],
    partners,
    ops.map(({ op }) => op),
  ]);
  if (row === undefined) throw new Error('A token outlived its tenant.');
  const { epoch, done, scopes, parents, forgotten, hidden, ...rights } = row;
  const unseen = new Set(hidden);
  const cameSince = ops.some(({ id }) => {
    const key = id.toLowerCase();
    return scopes?.[key] !== undefined && !records.has(key) && !unseen.has(key);
  });
  if (cameSince) throw new LostRace();
  return {
    epoch,
    stored: {
      records,
      done: new Map(Object.entries(done ?? {})),
      scopes: new Map(Object.entries(scopes ?? {})),
      forgotten: new Map(Object.entries(forgotten ?? {})),
      hidden: unseen,
    },
    author: { person, ...rights },
    parents: new Map(Object.entries(parents ?? {})),
  };
}
