import { everyScope } from '#shared/sync/scope';
import type { Account } from './accounts';
import { writeCursor } from './cursor';
import { asPerson, type Database } from './database';
import { inScope } from './pull';

/**
 * One statement, hence one view of the data: the counts and hashes are those of the records at that head. What is
 * hashed is told in `shared/sync/digest.ts`.
 *
 * $1 tenant, $2 scope (null: all)
 */
const digest = (isOfScope: boolean): string => `
select t.epoch, m.seq, m.nonce, (
  select json_agg(json_build_object('bucket', lpad(to_hex(b.bucket::integer), 2, '0'), 'count', b.count, 'hash', b.hash))::text
  from (
    select bucket, count(*) as count, encode(sha256(convert_to(
        string_agg(id || ' ' || c || ' ' || v, E'\\n' order by id), 'UTF8')), 'hex') as hash
    from escale.doc where tenant = $1 and not deleted and ${isOfScope ? inScope('$2') : 'true'}
    group by bucket order by bucket
  ) b
) as buckets
from escale.tenant t
join lateral (
  select seq, nonce from escale.commit_mark where tenant = $1 order by seq desc limit 1
) m on true
where t.id = $1`;

interface DigestRow {
  readonly epoch: string;
  readonly seq: string;
  readonly nonce: string;
  readonly buckets: string | null;
}

/** What the person sees, in numbers to compare with, as the JSON of a `DigestResponse`. */
export async function digestJson(
  database: Database,
  account: Account,
  scope: string | undefined,
): Promise<string> {
  const wanted = scope === undefined || scope === everyScope ? null : scope;
  const [row] = await asPerson(database, account, (sql) =>
    sql.query<DigestRow>(digest(wanted !== null), [account.tenant, ...(wanted === null ? [] : [wanted])]),
  );
  if (row === undefined) throw new Error('A token outlived its tenant.');
  const { epoch, seq, nonce, buckets } = row;
  const head = writeCursor({ epoch, seq: Number(seq), nonce });
  return `{"epoch":${JSON.stringify(epoch)},"head":${JSON.stringify(head)},"buckets":${buckets ?? '[]'}}`;
}
