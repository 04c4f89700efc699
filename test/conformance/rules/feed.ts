import type { Rule } from '../check';
import { operation, transaction } from '../laptop';
import { Skipped, demand, demandSame } from '../violation';
import { demandWhole, own, ownFeed } from './feedOf';

/** Transactions of the given sizes. */
const commits = (...sizes: readonly number[]) =>
  sizes.map((size) => transaction(...Array.from({ length: size }, () => operation())));

/** Pages of more rows than asked hold one commit alone. */
export const feedRule: Rule = {
  number: 'S3',
  says: 'The feed holds the latest state of each record, in the order of the commits',
  checks: [
    {
      title: 'From the feed’s end on, a page is empty and its cursor finds what comes later',
      run: async ({ desk }) => {
        const { cursor } = await desk.follow(await desk.head());
        const create = operation();
        await desk.store(transaction(create));
        const found = await ownFeed(desk, cursor, [create.id]);
        demandSame(
          found.map(({ id, v }) => [id, v]),
          [[create.id, 1]],
          'the new record, once',
        );
        const again = await ownFeed(desk, cursor, [create.id]);
        demandSame(
          again.map(({ id, v }) => [id, v]),
          [[create.id, 1]],
          'the same from the same cursor',
        );
      },
    },
    {
      title: 'Without a cursor the feed begins at its beginning',
      run: async ({ desk }) => {
        await desk.store(...commits(1));
        const first = await desk.changes(undefined, 1);
        demand(first.records.length > 0 || first.more, 'a first page with something in it', first);
      },
    },
    {
      title: 'A record that changed twice comes once, where it changed last',
      run: async ({ desk }) => {
        const head = await desk.head();
        const [first, second] = [operation(), operation()];
        await desk.store(transaction(first), transaction(second));
        await desk.store(transaction(operation({ id: first.id, base: 1, set: { label: 'b' } })));
        const found = await ownFeed(desk, head, [first.id, second.id]);
        const expected = [
          [second.id, 1],
          [first.id, 2],
        ];
        demandSame(
          found.map(({ id, v }) => [id, v]),
          expected,
          'ids and versions in the feed’s order',
        );
      },
    },
    {
      title: 'Pages end where commits end, and hold no more rows than asked',
      run: async ({ desk }) => {
        const head = await desk.head();
        const txs = commits(3, 3, 3, 1);
        await desk.store(...txs);
        const together = txs.map(({ ops }) => ops.map(({ id }) => id));
        const { pages } = await desk.follow(head, 5);
        for (const { records } of pages) {
          demandWhole(records, together);
          const begun = together.filter((ids) => own(records, ids).length > 0);
          const rows = own(records, together.flat()).length;
          demand(
            begun.length < 2 || rows <= 5,
            'at most 5 rows in a page of several commits',
            `${rows} rows`,
          );
        }
        const ids = own(
          pages.flatMap(({ records }) => records),
          together.flat(),
        ).map(({ id }) => id);
        demandSame(ids.length, 10, 'the number of records over all pages');
      },
    },
    {
      title: 'A commit above the limit goes whole',
      run: async ({ desk }) => {
        const head = await desk.head();
        const txs = commits(1, 7, 1);
        await desk.store(...txs);
        const together = txs.map(({ ops }) => ops.map(({ id }) => id));
        const { pages } = await desk.follow(head, 3);
        for (const { records } of pages) demandWhole(records, together);
        const ids = pages.flatMap(({ records }) => own(records, together.flat()));
        demandSame(ids.length, 9, 'the number of records over all pages');
      },
    },
    {
      title: 'A page that would grow too large ends earlier',
      run: async ({ desk }) => {
        const { pullBytes, recordBytes } = desk.facts.limits;
        const size = Math.floor(recordBytes * 0.9);
        const count = Math.ceil(pullBytes / size) + 2;
        if (count * size > 32 * 1024 * 1024)
          throw new Skipped(`a page may have ${pullBytes} bytes; the suite doesn’t write as much`);
        const head = await desk.head();
        const ops = Array.from({ length: count }, () => operation({ set: { text: 'x'.repeat(size) } }));
        for (const op of ops) await desk.store(transaction(op));
        const { pages } = await desk.follow(head);
        const shrink = ops.map(({ id }) => operation({ id, base: 1, set: {}, unset: ['text'] }));
        for (const op of shrink) await desk.store(transaction(op));
        const ids = ops.map(({ id }) => id);
        const found = pages.map(({ records }) => own(records, ids).length);
        demandSame(
          found.reduce((sum, rows) => sum + rows, 0),
          count,
          'the number of records over all pages',
        );
        const largest = Math.max(...pages.map(({ bytes }) => bytes));
        // What surrounds the fields counts for nothing in the limit, so a page may be a little longer.
        demand(largest <= pullBytes * 1.05, `pages of at most ${pullBytes} bytes`, `one of ${largest} bytes`);
      },
    },
    {
      title: 'More rows than the limit are taken for the limit',
      run: async ({ desk }) => {
        const head = await desk.head();
        await desk.store(...commits(1));
        demand((await desk.changes(head, 1_000_000)).records.length > 0, 'a page', 'nothing');
      },
    },
  ],
};
