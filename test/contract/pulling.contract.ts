import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { problemTypes, pushResponse, type WireRecord } from '#shared/sync/protocol';
import { renewEpoch } from '../../endpoint/accounts';
import { operation, transaction, type ContractDesk } from '../support/contractDesk';
import type { Bench } from './bench';
import { copyTenant, restoreTenant } from './tenantBackup';

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** Pushes transactions of the given sizes, one commit each. */
async function commits(desk: ContractDesk, ...sizes: readonly number[]): Promise<void> {
  await desk.push(...sizes.map((size) => transaction(...Array.from({ length: size }, () => operation()))));
}

/** What a laptop has after a snapshot or feed: a row is put only if its version is higher. */
function applied(records: readonly WireRecord[], onto = new Map<string, WireRecord>()) {
  for (const record of records) if (record.v > (onto.get(record.id)?.v ?? 0)) onto.set(record.id, record);
  return onto;
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

    test('a record that changed twice comes once, where it changed last', async () => {
      const desk = await bench.desk();
      const [first, second] = [operation(), operation()];
      await desk.push(transaction(first), transaction(second));
      await desk.push(transaction(operation({ id: first.id, base: 1, set: { label: 'b' } })));
      expect((await desk.changes()).changes.map(({ id, v }) => [id, v])).toEqual([
        [second.id, 1],
        [first.id, 2],
      ]);
    });

    test('pages end where commits end', async () => {
      const desk = await bench.desk();
      await commits(desk, 3, 3, 3, 1);
      const { pages } = await desk.allChanges(undefined, 5);
      expect(pages.map((page) => page.length)).toEqual([3, 3, 4]);
    });

    test('a commit above the limit goes whole', async () => {
      const desk = await bench.desk();
      await commits(desk, 1, 7, 1);
      const { pages } = await desk.allChanges(undefined, 3);
      expect(pages.map((page) => page.length)).toEqual([1, 7, 1]);
    });

    test('a page that would grow too large ends earlier', async () => {
      const desk = await bench.desk();
      const text = 'x'.repeat(1_000_000);
      for (let i = 0; i < 12; i += 1) await desk.push(transaction(operation({ set: { text } })));
      const { pages } = await desk.allChanges();
      expect(pages.map((page) => page.length)).toEqual([8, 4]);
    });

    test('more than the limit is taken for the limit', async () => {
      const desk = await bench.desk();
      await commits(desk, 1);
      expect((await desk.changes(undefined, 1_000_000)).changes).toHaveLength(1);
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
    test('newest id first, the same head on every page, living records only', async () => {
      const desk = await bench.desk();
      const ops = Array.from({ length: 7 }, () => operation());
      await desk.push(transaction(...ops));
      const deleted = ops[3]?.id ?? '';
      await desk.push(transaction(operation({ id: deleted, base: 1, set: {}, effect: 'delete' })));

      const pages = [await desk.snapshot(undefined, 4)];
      for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null) {
        pages.push(await desk.snapshot(next, 4));
      }
      const living = ops.map(({ id }) => id).filter((id) => id !== deleted);
      expect(pages.map(({ records }) => records.length)).toEqual([4, 2]);
      expect(pages.flatMap(({ records }) => records.map(({ id }) => id))).toEqual(
        living.toSorted().toReversed(),
      );
      expect(new Set(pages.map(({ head }) => head)).size).toBe(1);
      expect(pages.map(({ total }) => total)).toEqual([6, 6]);
      expect((await desk.changes(pages[0]?.head)).changes).toEqual([]);
    });

    test('whatever is written, changed, deleted and restored while it is read', async () => {
      const desk = await bench.desk();
      const ops = Array.from({ length: 40 }, () => operation());
      await desk.push(transaction(...ops));
      const ids = ops.map(({ id }) => id);
      const change = (index: number, v: number, effect: 'write' | 'delete' | 'restore') =>
        desk.push(transaction(operation({ id: ids[index] ?? '', base: v, set: { turn: v }, effect })));

      const state = new Map<string, WireRecord>();
      let page = await desk.snapshot(undefined, 8);
      const { head } = page;
      for (let turn = 0; ; turn += 1) {
        applied(page.records, state);
        await change(turn, 1, 'write');
        await change(39 - turn, 1, 'delete');
        if (turn % 2 === 0) await change(39 - turn, 2, 'restore');
        await desk.push(transaction(operation()));
        if (page.next === null) break;
        page = await desk.snapshot(page.next, 8);
      }
      applied((await desk.allChanges(head, 8)).changes, state);

      const living = [...state.values()].filter(({ deleted }) => !deleted);
      const fresh = await desk.snapshot();
      expect(living.toSorted(byId)).toEqual(fresh.records.toSorted(byId));
      expect(living.length).toBe(43);
    });

    test('an empty tenant has an empty snapshot', async () => {
      expect(await (await bench.desk()).snapshot()).toMatchObject({ records: [], next: null, total: 0 });
    });
  });
}
