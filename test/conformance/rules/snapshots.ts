import type { WireRecord } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction, type Laptop } from '../laptop';
import { Skipped, demand, demandSame } from '../violation';
import { own } from './feedOf';

type SnapshotPage = Awaited<ReturnType<Laptop['snapshot']>>;

const mostRecords = 20_000;

/** All partners may come before the rest, which is newest id first as they are among themselves. */
const comesFirst = ({ c }: WireRecord): boolean => c === 'partner';

/** The pages that may hold these records (no partners), newest id first, each followed by what `between` does. */
async function pagesDownTo(
  desk: Laptop,
  ids: readonly string[],
  limit: number,
  between?: (turn: number) => Promise<void>,
): Promise<readonly SnapshotPage[]> {
  const oldest = ids.toSorted()[0] ?? '';
  const pages: SnapshotPage[] = [];
  for (let page = await desk.snapshot(undefined, limit); ;) {
    pages.push(page);
    await between?.(pages.length - 1);
    const last = page.records.at(-1);
    const isPast = last === undefined || (!comesFirst(last) && last.id < oldest);
    if (page.next === null || isPast) return pages;
    page = await desk.snapshot(page.next, limit);
  }
}

/** What a laptop makes of rows: one is put only if its version is higher. */
function applied(records: readonly WireRecord[], onto = new Map<string, WireRecord>()) {
  for (const record of records) if (record.v > (onto.get(record.id)?.v ?? 0)) onto.set(record.id, record);
  return onto;
}

const livingOf = (records: Iterable<WireRecord>) =>
  [...records]
    .filter(({ deleted }) => !deleted)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, v, data }) => ({ id, v, data }));

export const snapshotsRule: Rule = {
  number: 'S4',
  says: 'A snapshot and the feed from its head make the same state',
  checks: [
    {
      title:
        'Living records only, newest id first (all partners may come before), as many as asked, with the same head on every page',
      run: async ({ desk }) => {
        const ops = Array.from({ length: 7 }, () => operation());
        await desk.store(transaction(...ops));
        const deleted = ops[3]?.id ?? '';
        await desk.store(transaction(operation({ id: deleted, base: 1, set: {}, effect: 'delete' })));
        const ids = ops.map(({ id }) => id);
        const pages = await pagesDownTo(desk, ids, 4);
        const all = pages.flatMap(({ records }) => records);
        const rest = all.slice(all.findIndex((record) => !comesFirst(record)));
        const partnersFirst = all.length > rest.length && !rest.some(comesFirst);
        const parts = partnersFirst ? [all.slice(0, all.length - rest.length), rest] : [all];
        for (const part of parts) {
          const order = part.map(({ id }) => id);
          demandSame(order, order.toSorted().toReversed(), 'ids in falling order over all pages');
        }
        demandSame(own(all, ids).length, 6, 'the number of living records of the seven');
        demand(
          all.every((record) => !record.deleted),
          'no tombstone',
          'a deleted record in a snapshot',
        );
        demand(
          pages.every(({ records }) => records.length <= 4),
          'at most 4 records a page',
          'more',
        );
        demandSame(new Set(pages.map(({ head }) => head)).size, 1, 'the number of different heads');
      },
    },
    {
      title: 'The feed from a snapshot’s head begins after what the snapshot holds',
      run: async ({ desk }) => {
        const create = operation();
        await desk.store(transaction(create));
        const { head } = await desk.snapshot(undefined, 1);
        const { pages } = await desk.follow(head);
        const found = pages.flatMap(({ records }) => own(records, [create.id]));
        demandSame(found, [], 'records of before the snapshot in the feed from its head');
      },
    },
    {
      title: 'Whatever is written, changed, deleted and restored while its pages are read',
      run: async ({ desk }) => {
        const before = await desk.head();
        const ops = Array.from({ length: 40 }, () => operation());
        await desk.store(transaction(...ops));
        const ids = ops.map(({ id }) => id);
        const newer: string[] = [];
        const change = (index: number, v: number, effect: 'write' | 'delete' | 'restore') =>
          desk.store(transaction(operation({ id: ids[index] ?? '', base: v, set: { turn: v }, effect })));
        const pages = await pagesDownTo(desk, ids, 8, async (turn) => {
          if (turn > 8) return;
          const create = operation();
          newer.push(create.id);
          await change(turn, 1, 'write');
          await change(39 - turn, 1, 'delete');
          if (turn % 2 === 0) await change(39 - turn, 2, 'restore');
          await desk.store(transaction(create));
        });
        const heads = new Set(pages.map(({ head }) => head));
        demandSame(heads.size, 1, 'the number of different heads, though others write');
        const feedFrom = async (cursor: string) =>
          (await desk.follow(cursor, 8)).pages.flatMap(({ records }) => own(records, [...ids, ...newer]));
        const state = applied(pages.flatMap(({ records }) => own(records, ids)));
        applied(await feedFrom(pages[0]?.head ?? ''), state);
        const whole = applied(await feedFrom(before));
        demandSame(livingOf(state.values()), livingOf(whole.values()), 'the state that the whole feed makes');
        demand(newer.length > 3, 'several pages', `${newer.length}`);
      },
    },
    {
      title: 'The last page says so, and every page tells how many records there are',
      run: async ({ desk }) => {
        await desk.store(transaction(...Array.from({ length: 3 }, () => operation())));
        let page = await desk.snapshot();
        if (page.total > mostRecords)
          throw new Skipped(`the tenant has ${page.total} records; that takes long`);
        const { total } = page;
        let seen = page.records.length;
        while (page.next !== null) {
          demandSame(page.total, total, 'the total that the first page told');
          page = await desk.snapshot(page.next);
          seen += page.records.length;
          demand(
            page.records.length > 0 || page.next === null,
            'a page that goes on',
            'an empty one with `next`',
          );
        }
        // Others may write meanwhile, and the number is for a progress bar.
        demand(Math.abs(seen - total) <= total / 10, `about ${seen} records, as the pages held`, total);
      },
    },
  ],
};
