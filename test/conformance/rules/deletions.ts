import type { Rule } from '../check';
import { operation, transaction } from '../laptop';
import { demand, demandLike } from '../violation';
import { current, living, ownFeed } from './feedOf';

const deletion = (id: string) => operation({ id, base: 1, set: {}, effect: 'delete' });

export const deletionsRule: Rule = {
  number: 'S10',
  says: 'A deleted record stays deleted until it is restored (I4)',
  checks: [
    {
      title: 'A deletion makes a tombstone that keeps the fields: the feed tells it, a snapshot doesn’t',
      run: async ({ desk }) => {
        const head = await desk.head();
        const create = operation();
        await desk.store(transaction(create));
        await desk.store(transaction(deletion(create.id)));
        const tombstone = { id: create.id, v: 2, deleted: true, data: { label: 'a' } };
        demandLike(await ownFeed(desk, head, [create.id]), [tombstone], 'the record in the feed');
        demand((await living(desk, create.id)) === undefined, 'a snapshot without it', 'it is there');
      },
    },
    ...([1, 2].map((base) => ({
      title: `An edit of it on version ${base} is a conflict that carries the tombstone`,
      run: async ({ desk }) => {
        const create = operation();
        await desk.store(transaction(create));
        await desk.store(transaction(deletion(create.id)));
        const [result] = await desk.push(
          transaction(operation({ id: create.id, base, set: { label: 'b' } })),
        );
        const expected = { status: 'conflict', ops: [{ current: { v: 2, deleted: true } }] };
        demandLike(result, expected, 'the result');
      },
    })) satisfies Rule['checks']),
    {
      title: 'A restore brings it back, with the changes it carries',
      run: async ({ desk }) => {
        const create = operation({ set: { label: 'a', size: 1 } });
        await desk.store(transaction(create));
        await desk.store(transaction(deletion(create.id)));
        const restore = operation({ id: create.id, base: 2, set: { size: 2 }, effect: 'restore' });
        await desk.store(transaction(restore));
        const expected = { v: 3, deleted: false, data: { label: 'a', size: 2 } };
        demandLike(await current(desk, create.id), expected, 'the record');
      },
    },
  ],
};
