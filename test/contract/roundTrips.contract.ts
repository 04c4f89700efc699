import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import type { PushRequest, WireOperation } from '#shared/sync/protocol';
import { defaultLimits } from '../../endpoint/limits';
import { push } from '../../endpoint/push';
import { countedDatabase } from '../support/countedDatabase';
import { operation, transaction, validPartner } from '../support/contractDesk';
import type { Bench } from './bench';
import { meetingWith, partnerIn, scopedTenant } from './scopedTenant';

/** A begin, the lock, the look, the audit, the write and a commit. */
const fewest = 6;

export function roundTripsContract(bench: Bench): void {
  describe('S28 a push costs a bounded number of statements', () => {
    /** A person's pushes, answered with how often they went to the database. */
    async function counting(desk: Awaited<ReturnType<Bench['desk']>>) {
      const { tenant, person, epoch } = await desk.capabilities();
      const database = countedDatabase(bench.database);
      const account = { tenant: tenant.id, person: person.id };
      const context = { database, account, limits: defaultLimits, now: () => new Date() };
      return async (txs: PushRequest['txs'], expected = 'applied', seen?: string) => {
        database.taken();
        const request = { device: v7(), epoch, txs, ...(seen === undefined ? {} : { seen }) };
        const { results, asOf } = await push(context, request);
        expect(new Set(results.map(({ status }) => status))).toEqual(new Set([expected]));
        return { statements: database.taken(), asOf };
      };
    }
    const many = (count: number, make: (index: number) => WireOperation) =>
      Array.from({ length: count }, (_, index) => make(index));

    test('however many transactions and operations it holds', async () => {
      const send = await counting(await bench.desk());
      const created = many(250, () => operation());
      const { asOf, ...one } = await send([transaction(operation())]);
      expect(one.statements).toBe(fewest);
      expect((await send([transaction(...created)])).statements).toBe(fewest);
      const apart = many(250, () => operation()).map((each) => transaction(each));
      expect((await send(apart)).statements).toBe(fewest);
      const changes = created.map(({ id }) => transaction(operation({ id, base: 1, set: { label: 'b' } })));
      expect((await send(changes, 'applied', asOf)).statements).toBe(fewest + 1);
      expect((await send(changes, 'duplicate', asOf)).statements).toBe(fewest);
      const stale = created.map(({ id }) => transaction(operation({ id, base: 1, set: { label: 'c' } })));
      expect((await send(stale, 'conflict')).statements).toBe(fewest - 1);
    });

    test('of who sees a part, with new partners and files', async () => {
      const { desk, change } = await scopedTenant(bench);
      const anne = await desk('Anne');
      await change('grant', 'Anne', 'territory:Nord');
      const send = await counting(anne);
      const partners = many(50, () => partnerIn('Nord', { set: { ...validPartner, territory: 'Nord' } }));
      const meetings = partners.map(({ id }) => meetingWith(id));
      const files = partners.map(({ id }, index) => {
        const sha256 = index.toString(16).padStart(64, '0');
        const set = {
          partnerId: id,
          name: 'a.jpg',
          mediaType: '',
          size: 1,
          sha256,
          internal: true,
          caption: '',
        };
        return operation({ c: 'attachment', set });
      });
      const all = [...partners, ...meetings, ...files].map((each) => transaction(each));
      expect((await send(all)).statements).toBe(fewest + 3);
    });

    test('what hangs on each other goes one after the other, and each commit is a place in the feed', async () => {
      const desk = await bench.desk();
      const send = await counting(desk);
      const first = operation();
      const second = operation({ id: first.id, base: 1, set: { label: 'b' } });
      const third = operation();
      expect((await send([transaction(first), transaction(second), transaction(third)])).statements).toBe(
        2 * fewest,
      );
      await send(many(3, () => operation()).map((each) => transaction(each, operation())));
      const sizes: number[] = [];
      for (let cursor: string | undefined, more = true; more;) {
        const page = await desk.changes(cursor, 1);
        sizes.push(page.changes.length);
        ({ cursor, more } = page);
      }
      expect(sizes).toEqual([1, 1, 2, 2, 2]);
    });
  });
}
