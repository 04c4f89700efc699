import { changesResponse, problemTypes } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction, type Laptop } from '../laptop';
import { NotOffered, Violation, demand, demandLike, shown } from '../violation';
import { ownFeed } from './feedOf';

/** Whether the endpoint still serves the old cursor; then it must still tell the deletion. */
async function remembers(desk: Laptop, cursor: string, record: string): Promise<boolean> {
  const answer = await desk.ask(`/v1/changes?limit=1&cursor=${encodeURIComponent(cursor)}`);
  if (answer.status !== 200) return false;
  changesResponse.parse(answer.body);
  const [found] = (await ownFeed(desk, cursor, [record])).toReversed();
  if (found === undefined)
    throw new Violation(`410, or a feed that tells the deletion of ${record}`, 'a feed without it');
  return true;
}

export const retentionRule: Rule = {
  number: 'S16',
  says: 'What is forgotten is told to no laptop as if nothing had been',
  checks: [
    {
      title: 'A deletion is told to every cursor from before it',
      run: async ({ desk }) => {
        const start = await desk.head();
        const create = operation();
        await desk.store(transaction(create));
        const between = await desk.head();
        await desk.store(transaction(operation({ id: create.id, base: 1, set: {}, effect: 'delete' })));
        for (const cursor of [start, between, start]) {
          const found = await ownFeed(desk, cursor, [create.id]);
          demandLike(found, [{ id: create.id, v: 2, deleted: true }], 'the record in the feed from before');
        }
      },
    },
    {
      title: 'A cursor from before what is forgotten is answered 410, with the reason “expired”',
      run: async ({ desk, old }) => {
        const { cursor, record } = old();
        if (await remembers(desk, cursor, record))
          throw new NotOffered('this endpoint still remembers what was deleted after the old cursor');
        const { status, body } = await desk.ask(`/v1/changes?cursor=${encodeURIComponent(cursor)}`);
        const problem = { type: problemTypes.resyncRequired, status: 410, reason: 'expired' };
        demand(status === 410, '410', status);
        demandLike(body, problem, 'the problem');
      },
    },
    {
      title: 'Who creates a forgotten record anew gets the next version',
      run: async ({ desk, old }) => {
        const { cursor, record } = old();
        if (await remembers(desk, cursor, record))
          throw new NotOffered('this endpoint still remembers what was deleted after the old cursor');
        const [result] = await desk.push(transaction(operation({ id: record })));
        // It was so by an earlier run of this suite.
        if (result?.status === 'conflict') return;
        const v = result?.ops[0]?.v ?? 0;
        demand(result?.status === 'applied' && v > 2, 'applied, with a version above 2', shown(result));
      },
    },
  ],
};
