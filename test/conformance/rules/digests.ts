import { createHash } from 'node:crypto';
import { bucketName, digestResponse, snapshotResponse, type WireRecord } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction, type Laptop } from '../laptop';
import { NotOffered, Skipped, demand, demandLike, demandSame } from '../violation';

const attempts = 5;
const bucketOf = (id: string) => id.slice(-2).toLowerCase();

function demandOffer({ facts }: Laptop): void {
  if (facts.digests !== true) throw new NotOffered('the capabilities tell of no digests');
}

async function digest(desk: Laptop) {
  const answer = await desk.ask('/v1/digest');
  demandSame(answer.status, 200, 'the status of GET /v1/digest');
  return digestResponse.parse(answer.body);
}

/** All pages of a bucket's snapshot, and the head that they name. */
async function bucketRecords(desk: Laptop, bucket: string) {
  const records: WireRecord[] = [];
  for (let after = ''; ;) {
    const answer = await desk.ask(`/v1/snapshot?bucket=${bucket}${after}`);
    demandSame(answer.status, 200, 'the status of a bucket’s snapshot');
    const page = snapshotResponse.parse(answer.body);
    records.push(...page.records);
    if (page.next === null) return { records, head: page.head };
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}

/** What stands in the digest for a bucket with these records, by the words of the OpenAPI document. */
function expected(bucket: string, records: readonly WireRecord[]) {
  const living = records.filter(({ deleted }) => !deleted).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (living.length === 0) return undefined;
  const text = living.map(({ id, c, v }) => `${id} ${c} ${v}`).join('\n');
  return { bucket, count: living.length, hash: createHash('sha256').update(text).digest('hex') };
}

/** Holds one bucket of the digest against its snapshot, at a moment in which nobody wrote in between. */
async function demandRight(desk: Laptop, bucket: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const told = await digest(desk);
    const { records, head } = await bucketRecords(desk, bucket);
    if (head !== told.head) continue;
    const found = told.buckets.find((each) => each.bucket === bucket);
    demandLike(
      found,
      expected(bucket, records),
      `the digest of the ${records.length} records of bucket ${bucket}`,
    );
    return;
  }
  throw new Skipped('others write all the time, and digest and snapshot were never of one moment');
}

export const digestsRule: Rule = {
  number: 'S14',
  says: 'A digest tells count and hash of the living records, by bucket',
  checks: [
    {
      title:
        'A bucket’s count and hash are those of its living records, through creation, change and deletion',
      run: async ({ desk }) => {
        demandOffer(desk);
        const [kept, create] = [operation(), operation()];
        const bucket = bucketOf(create.id);
        kept.id = kept.id.slice(0, -2) + bucket;
        await desk.store(transaction(kept, create));
        await demandRight(desk, bucket);
        await desk.store(transaction(operation({ id: create.id, base: 1, set: { label: 'b' } })));
        await demandRight(desk, bucket);
        await desk.store(transaction(operation({ id: create.id, base: 2, set: {}, effect: 'delete' })));
        await demandRight(desk, bucket);
      },
    },
    {
      title: 'Its head is a place in the feed, and its epoch the history’s',
      run: async ({ desk }) => {
        demandOffer(desk);
        const create = operation();
        await desk.store(transaction(create));
        const { epoch, head, buckets } = await digest(desk);
        demandSame(epoch, desk.facts.epoch, 'the epoch');
        const { pages } = await desk.follow(head);
        const again = pages.flatMap(({ records }) => records).filter(({ id }) => id === create.id);
        demandSame(again, [], 'records of before the digest in the feed from its head');
        const names = buckets.map(({ bucket }) => bucket);
        demand(names.includes(bucketOf(create.id)), `the bucket ${bucketOf(create.id)}`, names);
        demandSame(new Set(names).size, names.length, 'the number of different buckets');
      },
    },
  ],
};

export const bucketsRule: Rule = {
  number: 'S15',
  says: 'A bucket’s snapshot holds its tombstones as well',
  checks: [
    {
      title: 'All of one bucket, what was deleted included, and nothing of another',
      run: async ({ desk }) => {
        demandOffer(desk);
        const [living, gone] = [operation(), operation()];
        gone.id = gone.id.slice(0, -2) + bucketOf(living.id);
        await desk.store(transaction(living, gone));
        await desk.store(transaction(operation({ id: gone.id, base: 1, set: {}, effect: 'delete' })));
        const bucket = bucketName.parse(bucketOf(living.id));
        const { records } = await bucketRecords(desk, bucket);
        const foreign = records.filter(({ id }) => bucketOf(id) !== bucket).map(({ id }) => id);
        demandSame(foreign, [], 'records of other buckets');
        const byId = new Map(records.map((record) => [record.id, record]));
        demandLike(byId.get(living.id), { v: 1, deleted: false }, 'the living record');
        demandLike(byId.get(gone.id), { v: 2, deleted: true, data: { label: 'a' } }, 'the tombstone');
      },
    },
  ],
};
