import { partner } from '#shared/domain/partner';
import { everyScope } from '#shared/sync/scope';
import type { Limits } from './limits';
import { invalid } from './problems';
import type { Account } from './accounts';
import { asPerson, type Database } from './database';
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

interface Seen {
  /** The last commit that the laptop was shown. */
  readonly seen?: string | undefined;
}

/** A record of `escale.doc` as the wire has it, in JSON. */
const wireJson = `json_build_object('c', c, 'id', id, 'v', v, 'schema', schema, 'deleted', deleted, 'data', data,
  'by', changed_by, 'at', to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text`;

/**
 * What a person's laptop must do besides, in JSON. That a record has moved is told to whoever saw it where it was. Those
 * who see it where it is get the record itself: on this page, as it has changed again since and comes on a later one. A
 * laptop that went past with the old one would keep that, were the second place lost before the later page came.
 */
const controlJson = `case k.control when 'record.removed'
  then coalesce((select ${wireJson} from escale.doc where tenant = $1 and id = k.id),
    json_build_object('control', k.control, 'c', k.c, 'id', k.id, 'v', k.v)::text)
  else json_build_object('control', k.control, 'scope', k.scope)::text end`;

/** Room that a control takes in a page, in bytes: that of the record in its stead, or as much as few go beyond. */
const controlBytes = `coalesce((select bytes from escale.doc where tenant = $1 and id = k.id), 120)`;

/** $1 tenant */
const newestMark = 'select seq, nonce from escale.commit_mark where tenant = $1 order by seq desc limit 1';

/** What the two kinds of page have in common; `bigint` arrives as text. */
interface PageRow {
  readonly epoch: string;
  readonly seq: string;
  readonly nonce: string;
  /** The last commit in the database, whatever the page ends with. */
  readonly lastSeq: string;
  readonly lastNonce: string;
  readonly records: string | null;
  readonly rows: string;
  readonly more: boolean;
}

/**
 * The page ends on the last commit mark that the limits allow. A single commit above the limits goes whole, for a
 * page that ended inside it would show half a transaction.
 *
 * Records are those that the person sees now. What has come into their sight or gone out of it stands beside, at the
 * place in the order where it happened.
 *
 * $1 tenant, $2 the cursor's sequence number, $3 rows, $4 bytes, $5 person
 */
const changesPage = `
with candidate as (
  select seq, bytes from (
    (select seq, bytes from escale.doc where tenant = $1 and seq > $2 order by seq limit $3 + 1)
    union all
    (select k.seq, ${controlBytes} from escale.control k
      where k.tenant = $1 and k.subject = $5 and k.seq > $2 order by k.seq limit $3 + 1)
  ) found order by seq limit $3 + 1
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
select t.epoch, m.seq, m.nonce, newest.seq as "lastSeq", newest.nonce as "lastNonce",
  (select string_agg(entry.json, ',' order by entry.seq, entry.place) from (
    select d.seq, 0 as place, ${wireJson} as json from escale.doc d
      where d.tenant = $1 and d.seq > $2 and d.seq <= (select seq from page_end)
    union all
    select k.seq, k.position, ${controlJson} from escale.control k
      where k.tenant = $1 and k.subject = $5 and k.seq > $2 and k.seq <= (select seq from page_end)
        and (k.control <> 'record.removed' or not exists (select 1 from escale.doc seen
          where seen.tenant = $1 and seen.id = k.id and seen.seq <= (select seq from page_end)))
  ) entry) as records,
  (select count(*) from escale.doc d where d.tenant = $1 and d.seq > $2 and d.seq <= (select seq from page_end)) as rows,
  exists (select 1 from escale.doc d where d.tenant = $1 and d.seq > (select seq from page_end))
  or exists (select 1 from escale.control k
    where k.tenant = $1 and k.subject = $5 and k.seq > (select seq from page_end)) as more
from escale.tenant t
join escale.commit_mark m on m.tenant = t.id and m.seq = (select seq from page_end)
join lateral (${newestMark}) newest on true
where t.id = $1`;

/**
 * A page of the feed after `cursor`, or from the beginning, as the JSON of a `ChangesResponse`.
 *
 * @throws HttpProblem 400 for what isn't a cursor, 410 for one of another history
 */
export async function changesJson(
  database: Database,
  account: Account,
  limits: Limits,
  { cursor, seen, limit }: { cursor?: string | undefined; limit: number } & Seen,
): Promise<Page> {
  const place = cursor === undefined ? undefined : readCursor(cursor);
  const known = seen === undefined ? undefined : readCursor(seen);
  const { tenant, person } = account;
  const page = await asPerson(database, account, async (sql) => {
    if (place) await checkPosition(sql, tenant, place);
    if (known) await checkPosition(sql, tenant, known);
    const values = [tenant, place?.seq ?? 0, limit, limits.pullBytes, person];
    const rows = await sql.query<PageRow>(changesPage, values);
    return only(rows);
  });
  const json =
    `{"epoch":${JSON.stringify(page.epoch)},"changes":[${page.records ?? ''}],` +
    `"cursor":${JSON.stringify(writeCursor(positionOf(page)))},"more":${page.more},"asOf":${asOf(page)}}`;
  return { json, rows: Number(page.rows) };
}

/** The records of a scope, and of those that lie in it. */
export const inScope = (scope: string): string => `(scope = ${scope} or scope in
  (select p.scope from escale.scope_parent p where p.tenant = $1 and p.parent = ${scope}))`;

/** Above every id: where a snapshot begins. */
const aboveAll = `'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`;

/**
 * A snapshot's page: the partners first, then all the rest, each newest id first, so that a laptop whose first sync has
 * just begun shows every partner and the newest meetings.
 *
 * A text of its own for each part of the records, with nothing in it that only a look at the parameters could simplify:
 * its plan is made once (endpoint/database.ts).
 *
 * $1 tenant, $2 whether partners are still to come, $3 the last id that was sent (null: none), $4 rows, $5 bytes,
 * $6 scope or bucket, $7 bucket
 */
const snapshotPage = (isOfScope: boolean, isOfBucket: boolean): string => {
  const scope = isOfScope ? inScope('$6') : 'true';
  // Who compares a bucket is told of deletions by name; a first sync has no use for them.
  const bucket = isOfBucket ? `bucket = ${isOfScope ? '$7' : '$6'}::smallint` : 'not deleted';
  const wanted = `tenant = $1 and ${bucket} and ${scope}`;
  return `
with candidate as (
  (select 0 as rank, id, bytes from escale.doc
    where $2::boolean and c = '${partner.name}' and ${wanted} and id < coalesce($3::uuid, ${aboveAll})
    order by id desc limit $4::integer + 1)
  union all
  (select 1, id, bytes from escale.doc
    where c <> '${partner.name}' and ${wanted}
      and id < case when $2::boolean then ${aboveAll} else coalesce($3::uuid, ${aboveAll}) end
    order by id desc limit $4::integer + 1)
), sized as (
  select rank, id, row_number() over w as position, sum(bytes) over w as total
  from candidate window w as (order by rank, id desc)
), page as (
  select rank, id from sized where position = 1 or (position <= $4::integer and total <= $5::bigint)
)
select t.epoch, m.seq, m.nonce, m.seq as "lastSeq", m.nonce as "lastNonce",
  (select string_agg(${wireJson}, ',' order by page.rank, d.id desc)
    from escale.doc d join page using (id) where d.tenant = $1) as records,
  (select count(*) from page) as rows,
  (select id from page order by rank desc, id limit 1) as last,
  (select max(rank) = 0 from page) as "inPartners",
  (select count(*) from page) < least($4::integer + 1, (select count(*) from candidate)) as more,
  case when $3::uuid is null
    then (select count(*) from escale.doc where ${wanted}) end as total
from escale.tenant t
join lateral (${newestMark}) m on true
where t.id = $1`;
};

interface SnapshotRow extends PageRow {
  readonly last: string | null;
  readonly inPartners: boolean;
  readonly total: string | null;
}

interface SnapshotQuery {
  readonly after?: string | undefined;
  readonly scope?: string | undefined;
  readonly bucket?: string | undefined;
  readonly limit: number;
}

/**
 * A page of the living records that the person sees, of one scope or of all, partners and then newest id first, as the
 * JSON of a `SnapshotResponse`; with a bucket, of that one's deleted records, too. A record that changes while the pages are
 * read shows in the feed from `head` on.
 *
 * @throws HttpProblem 400 for what isn't a place in a snapshot, 410 for one of another history
 */
export async function snapshotJson(
  database: Database,
  account: Account,
  limits: Limits,
  { after, scope, bucket, seen, limit }: SnapshotQuery & Seen,
): Promise<Page> {
  const place = after === undefined ? undefined : readSnapshotPlace(after);
  const known = seen === undefined ? undefined : readCursor(seen);
  const { tenant } = account;
  const asked = scope === undefined || scope === everyScope ? '' : scope;
  if (place && (place.scope !== asked || place.bucket !== bucket))
    throw invalid('The place is one of another snapshot.');
  const page = await asPerson(database, account, async (sql) => {
    if (place) await checkPosition(sql, tenant, place);
    if (known) await checkPosition(sql, tenant, known);
    const text = snapshotPage(asked !== '', bucket !== undefined);
    const rows = await sql.query<SnapshotRow>(text, [
      tenant,
      place?.inPartners ?? true,
      place?.last ?? null,
      limit,
      limits.pullBytes,
      ...(asked === '' ? [] : [asked]),
      ...(bucket === undefined ? [] : [Number.parseInt(bucket, 16)]),
    ]);
    return only(rows);
  });
  const head = place ?? positionOf(page);
  const total = place?.total ?? Number(page.total ?? 0);
  const next =
    page.more && page.last !== null
      ? writeSnapshotPlace({
          ...head,
          last: page.last,
          inPartners: page.inPartners,
          total,
          scope: asked,
          bucket,
        })
      : null;
  const json =
    `{"epoch":${JSON.stringify(head.epoch)},"records":[${page.records ?? ''}],` +
    `"head":${JSON.stringify(writeCursor(head))},"next":${JSON.stringify(next)},"total":${total},"asOf":${asOf(page)}}`;
  return { json, rows: Number(page.rows) };
}

/** The JSON of the last commit that the page's view of the data holds. */
function asOf({ epoch, lastSeq, lastNonce }: PageRow): string {
  return JSON.stringify(writeCursor({ epoch, seq: Number(lastSeq), nonce: lastNonce }));
}

function positionOf(row: PageRow): Position {
  return { epoch: row.epoch, seq: Number(row.seq), nonce: row.nonce };
}

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('A token outlived its tenant.');
  return row;
}
