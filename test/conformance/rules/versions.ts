import type { Rule } from '../check';
import { operation, transaction } from '../laptop';
import { current } from './feedOf';
import { demandLike, demandSame } from '../violation';

export const versionsRule: Rule = {
  number: 'S5',
  says: 'A change is taken on the version it was made on',
  checks: [
    {
      title: 'A stale base is a conflict that carries the current record',
      run: async ({ desk }) => {
        const create = operation();
        await desk.store(transaction(create));
        await desk.store(transaction(operation({ id: create.id, base: 1, set: { label: 'theirs' } })));
        const late = operation({ id: create.id, base: 1, set: { label: 'ours' } });
        const [result] = await desk.push(transaction(late));
        const now = { id: create.id, c: create.c, v: 2, deleted: false, data: { label: 'theirs' } };
        demandLike(result, { status: 'conflict', ops: [{ op: late.op, current: now }] }, 'the result');
        demandLike((await current(desk, create.id)).data, { label: 'theirs' }, 'the record afterwards');
      },
    },
    {
      title: 'It says who changed the record last',
      run: async ({ desk, colleague }) => {
        const theirs = colleague();
        const create = operation();
        await desk.store(transaction(create));
        await theirs.store(transaction(operation({ id: create.id, base: 1 })));
        const [result] = await desk.push(transaction(operation({ id: create.id, base: 1 })));
        const expected = { status: 'conflict', ops: [{ current: { v: 2, by: theirs.facts.person.id } }] };
        demandLike(result, expected, 'the result');
      },
    },
    {
      title: 'A change of a record that never was is a conflict with null',
      run: async ({ desk }) => {
        const [result] = await desk.push(transaction(operation({ base: 3 })));
        demandLike(result, { status: 'conflict', ops: [{ current: null }] }, 'the result');
      },
    },
    {
      title: 'Creating what exists is a conflict',
      run: async ({ desk }) => {
        const create = operation();
        await desk.store(transaction(create));
        const [result] = await desk.push(transaction(operation({ id: create.id })));
        demandLike(result, { status: 'conflict', ops: [{ current: { v: 1 } }] }, 'the result');
      },
    },
    {
      title: 'Sets and unsets fields and leaves all others alone',
      run: async ({ desk }) => {
        const create = operation({ set: { kept: { deep: [1, null] }, gone: 1, changed: 'a' } });
        await desk.store(transaction(create));
        const change = { set: { changed: 'b', added: '' }, unset: ['gone'] };
        await desk.store(transaction(operation({ id: create.id, base: 1, ...change })));
        const expected = { kept: { deep: [1, null] }, changed: 'b', added: '' };
        demandSame((await current(desk, create.id)).data, expected, 'the record’s fields');
      },
    },
    {
      title: 'Several operations on one record in a transaction build on each other',
      run: async ({ desk }) => {
        const create = operation({ set: { a: 1 } });
        const second = operation({ id: create.id, base: 1, set: { b: 2 } });
        const [result] = await desk.push(transaction(create, second));
        demandLike(result, { status: 'applied', ops: [{ v: 1 }, { v: 2 }] }, 'the result');
        demandLike(await current(desk, create.id), { v: 2, data: { a: 1, b: 2 } }, 'the record afterwards');
      },
    },
    {
      title: 'An id written in capitals is the same id',
      run: async ({ desk }) => {
        const create = operation();
        const loud = { ...create, op: create.op.toUpperCase(), id: create.id.toUpperCase() };
        await desk.store(transaction(loud));
        await desk.store(transaction(operation({ id: create.id, base: 1 })));
        const [again] = await desk.push(transaction(create));
        demandLike(
          again?.status,
          'duplicate',
          'the first operation’s status when it is sent in small letters',
        );
      },
    },
  ],
};
