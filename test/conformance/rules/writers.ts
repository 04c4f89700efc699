import type { PushResult } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction } from '../laptop';
import { demand, demandLike, demandSame } from '../violation';
import { current, demandWhole, own } from './feedOf';

const rounds = 8;
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

export const writersRule: Rule = {
  number: 'S20',
  says: 'The order of the feed is the order of commits: many write at once and nothing is missed (I6)',
  checks: [
    {
      title: 'A reader that follows the feed meanwhile gets every record, in whole transactions',
      run: async ({ desk, writers }) => {
        const together: string[][] = [];
        let cursor = await desk.head();
        let writing = true;
        const written = Promise.all(
          times(writers).map(async () => {
            for (const _ of times(rounds)) {
              const ops = [operation(), operation(), operation()];
              together.push(ops.map(({ id }) => id));
              await desk.store(transaction(...ops));
            }
          }),
        ).finally(() => {
          writing = false;
        });
        written.catch(() => undefined);
        const seen = new Set<string>();
        for (let last = false; !last;) {
          last = !writing;
          const { pages, cursor: next } = await desk.follow(cursor, 7);
          cursor = next;
          for (const { records } of pages) {
            demandWhole(records, together);
            for (const { id } of own(records, together.flat())) seen.add(id);
          }
        }
        await written;
        demandSame(seen.size, together.flat().length, 'the number of records that the reader got');
      },
    },
    {
      title: 'Those who change the same records never overwrite each other and never block each other',
      run: async ({ desk, writers }) => {
        const shared = times(4).map(() => operation({ set: {} }));
        await desk.store(transaction(...shared));
        const each = Math.min(writers, 6);
        await Promise.all(
          times(each).map(async (writer) => {
            // Each in an order of its own: without an order of locks they would wait for each other.
            const order = writer % 2 === 0 ? shared : shared.toReversed();
            let versions = new Map(shared.map(({ id }) => [id, 1]));
            for (let done = 0, attempts = 0; done < 3; attempts += 1) {
              demand(attempts < 200, 'a push taken at last', 'conflicts again and again');
              const ops = order.map(({ id }) =>
                operation({ id, base: versions.get(id) ?? 0, set: { [`w${writer}-${done}`]: true } }),
              );
              const [result] = await desk.push(transaction(...ops));
              const known = ['applied', 'conflict', 'retry'].includes(result?.status ?? '');
              demand(known, '"applied", "conflict" or "retry"', result);
              if (result?.status === 'applied') done += 1;
              versions = newer(versions, result);
            }
          }),
        );
        for (const { id } of shared) {
          const { v, data } = await current(desk, id);
          demandLike(v, 1 + each * 3, 'the version after all changes');
          demandSame(Object.keys(data).length, each * 3, 'the number of fields that the writers set');
        }
      },
    },
    {
      title: 'Of those who create the same record at once one does, and the others are told',
      run: async ({ desk, writers }) => {
        const { id } = operation();
        const results = await Promise.all(
          times(writers).map(() => desk.push(transaction(operation({ id })))),
        );
        const statuses = results.map(([result]) => result?.status ?? '').toSorted();
        const expected = ['applied', ...times(writers - 1).map(() => 'conflict')];
        demandSame(statuses, expected, 'the statuses');
      },
    },
  ],
};

function newer(versions: ReadonlyMap<string, number>, result: PushResult | undefined): Map<string, number> {
  const next = new Map(versions);
  for (const { current: now } of result?.ops ?? []) if (now) next.set(now.id, now.v);
  if (result?.status === 'applied') for (const [id, v] of next) next.set(id, v + 1);
  return next;
}
