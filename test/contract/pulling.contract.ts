import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { problemTypes, pushResponse } from '#shared/sync/protocol';
import { renewEpoch } from '../../endpoint/accounts';
import { operation, transaction, validPartner, type ContractDesk } from '../support/contractDesk';
import type { Bench } from './bench';
import { copyTenant, restoreTenant } from './tenantBackup';

/** Pushes transactions of the given sizes, one commit each. */
async function commits(desk: ContractDesk, ...sizes: readonly number[]): Promise<void> {
  await desk.push(...sizes.map((size) => transaction(...Array.from({ length: size }, () => operation()))));
}

export function pullingContract(bench: Bench): void {
  describe('S3 the feed gives the latest state of each record, in the order of the commits', () => {
    test('an empty tenant has an empty page and a cursor to go on from', async () => {
      const desk = await bench.desk();
      const empty = await desk.changes();
      expect(empty).toMatchObject({ changes: [], more: false });
      await commits(desk, 1);
      expect((await desk.changes(empty.cursor)).changes).toHaveLength(1);
    });

    test('pages are as full as the limit and the ends of commits allow', async () => {
      const desk = await bench.desk();
      await commits(desk, 3, 3, 3, 1);
      const { pages } = await desk.allChanges(undefined, 5);
      expect(pages.map((page) => page.length)).toEqual([3, 3, 4]);
    });
  });

  describe('S4 a snapshot begins with what makes a desk usable', () => {
    test('all partners come first, however old and however small the pages, then the rest; newest id first in both', async () => {
      const desk = await bench.desk();
      const partners = Array.from({ length: 5 }, () => operation({ c: 'partner', set: validPartner }));
      await desk.push(transaction(...partners));
      const others = Array.from({ length: 6 }, () => operation());
      await desk.push(transaction(...others));
      const ids: string[] = [];
      for (let after: string | undefined; ;) {
        const { records, next, total } = await desk.snapshot(after, 2);
        expect([total, records.length <= 2]).toEqual([11, true]);
        ids.push(...records.map(({ id }) => id));
        if (next === null) break;
        after = next;
      }
      const falling = (operations: typeof partners) => operations.map(({ id }) => id).toReversed();
      expect(ids).toEqual([...falling(partners), ...falling(others)]);
    });
  });

  describe('S2 a cursor of another history is noticed', () => {
    test('a restored backup answers 410 to cursors that it has never given', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      await commits(desk, 2);
      const kept = (await desk.changes()).cursor;
      const backup = await copyTenant(bench.database, tenant);
      await commits(desk, 2);
      const lost = (await desk.changes()).cursor;
      await restoreTenant(bench.database, tenant, backup);
      await commits(desk, 2);

      expect((await desk.changes(kept)).changes).toHaveLength(2);
      const answer = await desk.send('GET', `/v1/changes?cursor=${lost}`);
      expect(answer).toMatchObject({ status: 410, body: { type: problemTypes.resyncRequired } });
    });

    test('so does a snapshot that began on it', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      await commits(desk, 2);
      const backup = await copyTenant(bench.database, tenant);
      await commits(desk, 2);
      const { next } = await desk.snapshot(undefined, 1);
      await restoreTenant(bench.database, tenant, backup);
      await commits(desk, 2);
      const answer = await desk.send('GET', `/v1/snapshot?after=${next ?? ''}`);
      expect(answer).toMatchObject({ status: 410, body: { type: problemTypes.resyncRequired } });
    });

    test('S57 every answer names the last commit, and who gives back one that is lost learns it from any request', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      await commits(desk, 1, 1, 1);
      const { epoch, asOf: kept = '' } = await desk.changes(undefined, 1);
      const backup = await copyTenant(bench.database, tenant);
      const sent = await desk.postJson({ device: v7(), epoch, seen: kept, txs: [transaction(operation())] });
      const { asOf: lost = '' } = pushResponse.parse(sent.body);
      const { asOf: shown } = await desk.snapshot(undefined, 1);
      expect([shown, (await desk.changes()).cursor]).toEqual([lost, lost]);

      await restoreTenant(bench.database, tenant, backup);
      await commits(desk, 2);
      const asked = (seen: string) =>
        Promise.all([
          desk.send('GET', `/v1/changes?seen=${seen}`),
          desk.send('GET', `/v1/snapshot?seen=${seen}`),
          desk.postJson({ device: v7(), epoch, seen, txs: [transaction(operation())] }),
        ]);
      expect((await asked(lost)).map(({ status }) => status)).toEqual([410, 410, 410]);
      expect((await asked(kept)).map(({ status }) => status)).toEqual([200, 200, 200]);
    });

    test('another epoch answers 410 to cursors and to pushes', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      await commits(desk, 1);
      const { cursor, epoch } = await desk.changes();
      await renewEpoch(bench.database, tenant);

      const pull = await desk.send('GET', `/v1/changes?cursor=${cursor}`);
      const push = await desk.postJson({ device: v7(), epoch, txs: [transaction(operation())] });
      expect([pull.status, push.status]).toEqual([410, 410]);
      expect((await desk.changes()).changes).toHaveLength(1);
    });

    test.each(['x', 'e|1|n', '%00', '🙂', Buffer.from('e|1|n|x').toString('base64url'), 'a'.repeat(501)])(
      'what was never a cursor is a bad request: %.20s',
      async (text) => {
        const desk = await bench.desk();
        for (const target of ['/v1/changes?cursor=', '/v1/snapshot?after=']) {
          const answer = await desk.send('GET', target + encodeURIComponent(text));
          expect(answer).toMatchObject({ status: 400, body: { type: problemTypes.invalid } });
        }
      },
    );

    test('a well-formed cursor that nobody gave asks for a resync', async () => {
      const desk = await bench.desk();
      const forged = Buffer.from('epoch|12|nonce').toString('base64url');
      expect(await desk.send('GET', `/v1/changes?cursor=${forged}`)).toMatchObject({ status: 410 });
    });
  });

  describe('S4 a snapshot and the feed from its head make the same state', () => {
    test('an empty tenant has an empty snapshot', async () => {
      expect(await (await bench.desk()).snapshot()).toMatchObject({ records: [], next: null, total: 0 });
    });
  });
}
