import type { Queries } from './database';
import type { PlannedRecord } from './plan';

/** What partners' scopes lay in before the transaction. */
export type Parents = ReadonlyMap<string, string>;

/** Whether the record, or all that is its own, comes to lie elsewhere than it did. */
export function isMove({ from, scope, parent }: PlannedRecord, parents: Parents): boolean {
  if (from !== null && from !== scope) return true;
  return parent !== null && parents.has(scope) && parents.get(scope) !== parent;
}

/**
 * Notes what partners' scopes lie in from now on. Before the records are written, since whether a person may write a
 * new partner hangs on it.
 */
export async function settleParents(
  sql: Queries,
  tenant: string,
  records: readonly PlannedRecord[],
  before: Parents,
): Promise<void> {
  const changed = records.filter(({ scope, parent }) => parent !== null && before.get(scope) !== parent);
  if (changed.length === 0) return;
  await sql.query(
    `insert into escale.scope_parent (tenant, scope, parent)
     select $1, p.scope, p.parent from unnest($2::text[], $3::text[]) as p(scope, parent)
     on conflict (tenant, scope) do update set parent = excluded.parent`,
    [tenant, changed.map(({ scope }) => scope), changed.map(({ parent }) => parent)],
  );
}

/**
 * The merge conflicts about records that move into another scope: they hold those records' texts, and go with them.
 * They get a new version by it, so that it reaches whoever sees them now.
 */
export async function takeAlong(
  sql: Queries,
  tenant: string,
  records: readonly PlannedRecord[],
): Promise<readonly PlannedRecord[]> {
  const written = new Set(records.map(({ id }) => id));
  const moved = new Map(
    records.filter(({ from, scope }) => from !== null && from !== scope).map((record) => [record.id, record]),
  );
  if (moved.size === 0) return [];
  const along = await sql.query<
    Omit<PlannedRecord, 'created' | 'lastOp' | 'parent' | 'from'> & { about: string }
  >(
    `select id, c, scope, v, schema, deleted, data::text as data, bytes, about from escale.doc
     where tenant = $1 and about = any($2::uuid[]) order by id for update`,
    [tenant, [...moved.keys()]],
  );
  return along.flatMap((record) => {
    const into = moved.get(record.about);
    if (into === undefined || written.has(record.id)) return [];
    const { scope, lastOp } = into;
    return [{ ...record, scope, from: record.scope, v: record.v + 1, parent: null, created: false, lastOp }];
  });
}

/**
 * $1 tenant; moved records: $2 sequence numbers, $3 collections, $4 ids, $5 versions, $6 the scope they left, $7 what
 * that lay in (null: what it lies in now). Told to all who saw them there: the feed passes it on to those who no longer
 * see them when they ask.
 */
const removals = `
insert into escale.control (tenant, subject, seq, control, c, id, v)
select $1, p.id, m.seq, 'record.removed', m.c, m.id, m.v
from unnest($2::bigint[], $3::text[], $4::uuid[], $5::integer[], $6::text[], $7::text[])
    as m(seq, c, id, v, left_scope, left_parent)
  join escale.person p on p.tenant = $1 and p.role = 'manager'
where escale.reaches(p.id, m.left_scope, coalesce(m.left_parent, escale.parent_of(m.left_scope)))`;

/** $1 tenant; moved partners: $2 sequence numbers, $3 their scopes, $4 what these lay in, $5 what they lie in */
const transfers = `
with concerned as (
  select who.*, case when who.sees then 'scope.granted' else 'scope.revoked' end as control
  from (
    select p.id as subject, m.seq, m.scope,
      escale.reaches(p.id, m.scope, m.was) as saw, escale.reaches(p.id, m.scope, m.parent) as sees
    from unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) as m(seq, scope, was, parent)
      join escale.person p on p.tenant = $1 and p.role = 'manager'
  ) who where who.saw <> who.sees
)
insert into escale.control (tenant, subject, seq, control, scope, c, id, v)
select $1, subject, seq, control, scope, null::text, null::uuid, null::integer from concerned
union all
select $1, w.subject, w.seq, 'record.removed', null, d.c, d.id, d.v + 1
from concerned w join escale.doc d on d.tenant = $1 and d.scope = w.scope and d.about is not null
where w.saw`;

/**
 * Tells everybody concerned that records have moved out of their sight, or a partner with all that is its own out of
 * it or into it. In the transaction that moved them, after it has taken its sequence numbers: grants, which take one
 * as well, come wholly before or wholly after.
 */
export async function tellMoves(
  sql: Queries,
  tenant: string,
  moved: { readonly records: readonly PlannedRecord[]; readonly parents: Parents; readonly head: number },
): Promise<void> {
  const { records, parents, head } = moved;
  const numbered = records.map((record, index) => ({ ...record, seq: head - records.length + 1 + index }));
  const left = numbered.filter(({ from, scope }) => from !== null && from !== scope);
  if (left.length > 0) {
    await sql.query(removals, [
      tenant,
      left.map(({ seq }) => seq),
      left.map(({ c }) => c),
      left.map(({ id }) => id),
      left.map(({ v }) => v),
      left.map(({ from }) => from),
      left.map(({ from }) => parents.get(from ?? '') ?? null),
    ]);
  }
  const transferred = numbered.filter(
    ({ scope, parent }) => parent !== null && parents.has(scope) && parents.get(scope) !== parent,
  );
  if (transferred.length > 0) {
    await sql.query(transfers, [
      tenant,
      transferred.map(({ seq }) => seq),
      transferred.map(({ scope }) => scope),
      transferred.map(({ scope }) => parents.get(scope)),
      transferred.map(({ parent }) => parent),
    ]);
  }
}
