import type { BlobStore } from './blobStore';
import { asOwner, type Database } from './database';
import type { Chore } from './housekeeping';

const day = 86_400_000;
const keptOrphanDays = 30;
const keptUploadDays = 7;

/**
 * Every SHA-256 that stands in a record, wherever in it: in a deleted one too, for it may be restored, and in a
 * conflict's other side. One pass over the tenant's records.
 */
async function referredBlobs(database: Database, tenant: string): Promise<ReadonlySet<string>> {
  const rows = await asOwner(database, tenant, (sql) =>
    sql.query<{ sha: string }>(
      `select distinct found[1] as sha
       from escale.doc d, regexp_matches(d.data::text, '[0-9a-f]{64}', 'g') as found where d.tenant = $1`,
      [tenant],
    ),
  );
  return new Set(rows.map(({ sha }) => sha));
}

/** Collects blobs that no record has referred to for 30 days, and uploads that nobody went on with for a week. */
export function collectOrphans(database: Database, store: BlobStore): Chore {
  return {
    name: 'blobs',
    run: (tenant, now) =>
      store.collect(
        tenant,
        {
          now,
          blobsBefore: new Date(now.getTime() - keptOrphanDays * day),
          uploadsBefore: new Date(now.getTime() - keptUploadDays * day),
        },
        () => referredBlobs(database, tenant),
      ),
  };
}
