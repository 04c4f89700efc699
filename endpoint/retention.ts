import { asOwner, type Database } from './database';
import type { Chore } from './housekeeping';

/** How long a laptop may stay away and go on with the feed (docs/sync.md). */
export const keptDays = 400;

/**
 * Forgets what only a laptop would ask for that has been away for longer: tombstones, commit marks, controls, and which
 * operations were done. All of it lies up to one commit, below which cursors are refused. That is recorded, and
 * committed, before anything is removed.
 */
export function forgetOld(database: Database): Chore {
  return {
    name: 'retention',
    run: async (tenant, now) => {
      const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
      await asOwner(database, tenant, (sql) => sql.query(moveBound, [tenant, before]));
      const rows = await asOwner(database, tenant, (sql) =>
        sql.query<{ gone: string | number }>(removeOlder, [tenant]),
      );
      return Number(rows[0]?.gone ?? 0);
    },
  };
}

/** $1 tenant, $2 instant */
const moveBound = `
update escale.tenant t set min_seq = b.seq
from (select max(seq) as seq from escale.commit_mark where tenant = $1 and at < $2::timestamptz) b
where t.id = $1 and b.seq > t.min_seq`;

/**
 * An operation and its commit bear the same time, and what was done before the bound's commit lies below the bound.
 * The mark of the bound itself stays: a laptop may stand there.
 *
 * $1 tenant
 */
const removeOlder = `
with bound as (
  select t.min_seq as seq, m.at from escale.tenant t
  join escale.commit_mark m on m.tenant = t.id and m.seq = t.min_seq where t.id = $1 and t.min_seq > 0
), dead as (
  delete from escale.doc d using bound where d.tenant = $1 and d.deleted and d.seq <= bound.seq returning d.id, d.v
), versions as (
  insert into escale.forgotten (tenant, id, v) select $1, id, v from dead
  on conflict (tenant, id) do update set v = excluded.v
), told as (
  delete from escale.control c using bound where c.tenant = $1 and c.seq <= bound.seq returning 1
), done as (
  delete from escale.op_done o using bound where o.tenant = $1 and o.done_at <= bound.at returning 1
), passed as (
  delete from escale.commit_mark m using bound where m.tenant = $1 and m.seq < bound.seq returning 1
)
select (select count(*) from dead) + (select count(*) from told) + (select count(*) from done)
  + (select count(*) from passed) as gone`;
