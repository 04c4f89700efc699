import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { problemTypes, type DigestResponse, type WireRecord } from '#shared/sync/protocol';
import { operation, transaction, type ContractDesk } from '../support/contractDesk';
import type { Bench } from './bench';
import { meetingWith, partnerIn, scopedTenant } from './scopedTenant';

/** Worked out from what the feed or a snapshot gave, by the words of the OpenAPI document. */
function digestOf(records: readonly WireRecord[]): DigestResponse['buckets'] {
  const living = records.filter(({ deleted }) => !deleted);
  const buckets = [...new Set(living.map(({ id }) => id.slice(34)))].toSorted();
  return buckets.map((bucket) => {
    const lines = living
      .filter(({ id }) => id.endsWith(bucket))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, c, v }) => `${id} ${c} ${v}`);
    return {
      bucket,
      count: lines.length,
      hash: createHash('sha256').update(lines.join('\n')).digest('hex'),
    };
  });
}

/** An id that ends on these two digits. */
const idIn = (bucket: string) => operation().id.slice(0, 34) + bucket;

const idsOf = ({ records }: { records: readonly WireRecord[] }) => records.map(({ id }) => id);

async function bucketIds(desk: ContractDesk, bucket: string): Promise<readonly string[]> {
  return idsOf(await desk.snapshot(undefined, 100, undefined, bucket));
}

export function digestContract(bench: Bench): void {
  describe('S14 the digest is that of the records at its head', () => {
    test('of all that the feed holds and that is alive, by the last byte of the ids', async () => {
      const desk = await bench.desk();
      const ops = Array.from({ length: 60 }, () => operation());
      const pair = [operation({ id: idIn('0a') }), operation({ id: idIn('0a'), c: 'crate Ü' })];
      await desk.push(transaction(...ops), transaction(...pair));
      await desk.push(
        transaction(operation({ id: ops[0]?.id ?? '', base: 1 })),
        transaction(operation({ id: ops[1]?.id ?? '', base: 1, set: {}, effect: 'delete' })),
      );
      const { changes, cursor } = await desk.allChanges();
      const digest = await desk.digest();
      expect(digest).toMatchObject({ head: cursor, buckets: digestOf(changes) });
      expect(digest.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(61);
      expect(await desk.capabilities()).toMatchObject({ digests: true, epoch: digest.epoch });
    });

    test('an empty tenant has none', async () => {
      const desk = await bench.desk();
      expect(await desk.digest()).toMatchObject({ head: (await desk.changes()).cursor, buckets: [] });
    });

    test('it moves with each change, in its bucket alone', async () => {
      const desk = await bench.desk();
      const [one, other] = [operation({ id: idIn('01') }), operation({ id: idIn('fe') })];
      await desk.push(transaction(one, other));
      const before = await desk.digest();
      await desk.push(transaction(operation({ id: one.id, base: 1 })));
      const after = await desk.digest();
      expect(after.buckets.map(({ bucket }) => bucket)).toEqual(['01', 'fe']);
      expect(after.buckets[1]).toEqual(before.buckets[1]);
      expect(after.buckets[0]?.hash).not.toBe(before.buckets[0]?.hash);
      expect(after.head).not.toBe(before.head);
    });

    test('it is of what the person sees, and of one scope where one is named', async () => {
      const { desk, change, director } = await scopedTenant(bench);
      const [north, south] = [partnerIn('Nord'), partnerIn('Sud')];
      await director.push(
        transaction(north, south),
        transaction(meetingWith(north.id), meetingWith(south.id)),
      );
      const anne = await desk('Anne');
      expect((await anne.digest()).buckets).toEqual([]);
      await change('grant', 'Anne', 'territory:Nord');
      const seen = (await anne.snapshot()).records;
      expect(seen).toHaveLength(2);
      expect((await anne.digest()).buckets).toEqual(digestOf(seen));
      expect((await anne.digest('territory:Sud')).buckets).toEqual([]);
      const part = await director.snapshot(undefined, 10, 'territory:Sud');
      expect((await director.digest('territory:Sud')).buckets).toEqual(digestOf(part.records));
    });

    test('what isn’t a scope or a bucket is a bad request', async () => {
      const desk = await bench.desk();
      for (const target of ['/v1/digest?scope=x', '/v1/snapshot?bucket=A0', '/v1/snapshot?bucket=1']) {
        const answer = await desk.send('GET', target);
        expect(answer).toMatchObject({ status: 400, body: { type: problemTypes.invalid } });
      }
    });
  });

  describe('S15 a bucket’s snapshot tells its deleted records, too', () => {
    test('page after page, and nothing of other buckets', async () => {
      const desk = await bench.desk();
      const inside = Array.from({ length: 5 }, () => operation({ id: idIn('c7') }));
      await desk.push(transaction(...inside, operation({ id: idIn('c8') })));
      const gone = inside[2]?.id ?? '';
      await desk.push(transaction(operation({ id: gone, base: 1, set: {}, effect: 'delete' })));
      const records: WireRecord[] = [];
      let page = await desk.snapshot(undefined, 2, undefined, 'c7');
      for (;;) {
        records.push(...page.records);
        if (page.next === null) break;
        page = await desk.snapshot(page.next, 2, undefined, 'c7');
      }
      expect(page.total).toBe(5);
      expect(records.map(({ id }) => id)).toEqual(
        inside
          .map(({ id }) => id)
          .toSorted()
          .toReversed(),
      );
      expect(records.filter(({ deleted }) => deleted)).toMatchObject([
        { id: gone, v: 2, data: { label: 'a' } },
      ]);
      expect((await desk.digest()).buckets[0]).toEqual(digestOf(records)[0]);
    });

    test('of what the person sees', async () => {
      const { desk, change, director } = await scopedTenant(bench);
      const [north, south] = [partnerIn('Nord', { id: idIn('3f') }), partnerIn('Sud', { id: idIn('3f') })];
      await director.push(transaction(north, south));
      const anne = await desk('Anne');
      await change('grant', 'Anne', 'territory:Nord');
      expect(await bucketIds(anne, '3f')).toEqual([north.id]);
      expect(await bucketIds(director, '3f')).toHaveLength(2);
    });

    test('a place in it is no place in another one’s', async () => {
      const desk = await bench.desk();
      await desk.push(transaction(operation({ id: idIn('11') }), operation({ id: idIn('11') })));
      const { next } = await desk.snapshot(undefined, 1, undefined, '11');
      for (const part of ['', '&bucket=12']) {
        const answer = await desk.send('GET', `/v1/snapshot?after=${next ?? ''}${part}`);
        expect(answer).toMatchObject({ status: 400, body: { type: problemTypes.invalid } });
      }
    });
  });
}
