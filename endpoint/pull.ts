import type { Limits } from './limits';
import { asTenant, type Database } from './database';
import {
  checkPosition,
  readCursor,
  readSnapshotPlace,
  writeCursor,
  writeSnapshotPlace,
  type Position,
} from './cursor';

/**
 * Both pulls are put together by the database, in one statement each (so on one view of the data), and go out as
 * the text they come in: a page costs this process no parsing.
 */

/** A page as it goes out, and how many records it holds. */
export interface Page {
  readonly json: string;
  readonly rows: number;
}

/** A record of `escale.doc` as the wire has it, in JSON. */
const wireJson = `json_build_object('c', c, 'id', id, 'v', v, 'schema', schema, 'deleted', deleted, 'data', data,
  'by', changed_by, 'at', to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text`;

/** What the two kinds of page have in common; `bigint` arrives as text. */
interface PageRow {
  readonly epoch: string;
  readonly seq: string;
  readonly nonce: string;
  readonly records: string | null;
  readonly rows: string;
  readonly more: boolean;
}

/**
 * The page ends on the last commit mark that the limits allow. A single commit above the limits goes whole, for a
 * page that ended inside it would show half a transaction.
 *
 * $1 tenant, $2 the cursor's sequence number, $3 rows, $4 bytes
 */
const changesPage = `
with candidate as (
  select seq, bytes from escale.doc where tenant = $1 and seq > $2 order by seq limit $3 + 1
), sized as (
  select seq, row_number() over w as position, sum(bytes) over w as total
  from candidate window w as (order by seq)
), fitting as (
  select coalesce(max(seq), 0) as last, count(*) < (select count(*) from candidate) as cut
  from sized where position <= $3 and total <= $4
), page_end as materialized (
  select case when fitting.cut then coalesce(
      (select max(m.seq) from escale.commit_mark m
        where m.tenant = $1 and m.seq <= fitting.last and m.seq >= (select min(seq) from candidate)),
      (select min(m.seq) from escale.commit_mark m
        where m.tenant = $1 and m.seq >= (select min(seq) from candidate)))
    else (select max(m.seq) from escale.commit_mark m where m.tenant = $1) end as seq
  from fitting
)
select t.epoch, m.seq, m.nonce,
  (select string_agg(${wireJson}, ',' order by d.seq) from escale.doc d
    where d.tenant = $1 and d.seq > $2 and d.seq <= (select seq from page_end)) as records,
  (select count(*) from escale.doc d where d.tenant = $1 and d.seq > $2 and d.seq <= (select seq from page_end)) as rows,
  exists (select 1 from escale.doc d where d.tenant = $1 and d.seq > (select seq from page_end)) as more
from escale.tenant t
join escale.commit_mark m on m.tenant = t.id and m.seq = (select seq from page_end)
where t.id = $1`;

/**
 * A page of the feed after `cursor`, or from the beginning, as the JSON of a `ChangesResponse`.
 *
 * @throws HttpProblem 400 for what isn't a cursor, 410 for one of another history
 */
export async function changesJson(
  database: Database,
  tenant: string,
  limits: Limits,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page> {
  const place = cursor === undefined ? undefined : readCursor(cursor);
  const page = await asTenant(database, tenant, async (sql) => {
    if (place) await checkPosition(sql, tenant, place);
    const rows = await sql.query<PageRow>(changesPage, [tenant, place?.seq ?? 0, limit, limits.pullBytes]);
    return only(rows);
  });
  const json =
    `{"epoch":${JSON.stringify(page.epoch)},"changes":[${page.records ?? ''}],` +
    `"cursor":${JSON.stringify(writeCursor(positionOf(page)))},"more":${page.more}}`;
  return { json, rows: Number(page.rows) };
}

/** $1 tenant, $2 the last id that was sent (null: none), $3 rows, $4 bytes */
const snapshotPage = `
with candidate as (
  select id, bytes from escale.doc
  where tenant = $1 and not deleted and ($2::uuid is null or id < $2::uuid) order by id desc limit $3 + 1
), sized as (
  select id, row_number() over w as position, sum(bytes) over w as total
  from candidate window w as (order by id desc)
), page as (
  select id from sized where position = 1 or (position <= $3 and total <= $4)
)
select t.epoch, m.seq, m.nonce,
  (select string_agg(${wireJson}, ',' order by d.id desc)
    from escale.doc d join page using (id) where d.tenant = $1) as records,
  (select count(*) from page) as rows,
  (select id from page order by id limit 1) as last,
  (select count(*) from page) < (select count(*) from candidate) as more,
  case when $2::uuid is null
    then (select count(*) from escale.doc d where d.tenant = $1 and not d.deleted) end as total
from escale.tenant t
join lateral (
  select seq, nonce from escale.commit_mark where tenant = $1 order by seq desc limit 1
) m on true
where t.id = $1`;

/**
 * A page of the living records, newest id first, as the JSON of a `SnapshotResponse`. A record that changes while
 * the pages are read shows in the feed from `head` on.
 *
 * @throws HttpProblem 400 for what isn't a place in a snapshot, 410 for one of another history
 */
export async function snapshotJson(
  database: Database,
  tenant: string,
  limits: Limits,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page> {
  const place = after === undefined ? undefined : readSnapshotPlace(after);
  const page = await asTenant(database, tenant, async (sql) => {
    if (place) await checkPosition(sql, tenant, place);
    const rows = await sql.query<PageRow & { last: string | null; total: string | null }>(snapshotPage, [
      tenant,
      place?.last ?? null,
      limit,
      limits.pullBytes,
    ]);
    return only(rows);
  });
  const head = place ?? positionOf(page);
  const total = place?.total ?? Number(page.total ?? 0);
  const next =
    page.more && page.last !== null ? writeSnapshotPlace({ ...head, last: page.last, total }) : null;
  const json =
    `{"epoch":${JSON.stringify(head.epoch)},"records":[${page.records ?? ''}],` +
    `"head":${JSON.stringify(writeCursor(head))},"next":${JSON.stringify(next)},"total":${total}}`;
  return { json, rows: Number(page.rows) };
}

function positionOf(row: PageRow): Position {
  return { epoch: row.epoch, seq: Number(row.seq), nonce: row.nonce };
}

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('A token outlived its tenant.');
  return row;
}
