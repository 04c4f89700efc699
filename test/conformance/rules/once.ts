import { problemTypes } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction } from '../laptop';
import { demand, demandLike, demandSame } from '../violation';

export const onceRule: Rule = {
  number: 'S7',
  says: 'An operation has its effect once (I5)',
  checks: [
    {
      title: 'A push that is sent again is answered as a duplicate, with the same versions',
      run: async ({ desk }) => {
        const head = await desk.head();
        const first = transaction(operation(), operation());
        const [applied] = await desk.push(first);
        demandLike(applied?.status, 'applied', 'the first result’s status');
        const [again] = await desk.push(first);
        demandSame(again, { ...applied, status: 'duplicate' }, 'the same result as "duplicate"');
        const versions = (await desk.changes(head)).records
          .filter(({ id }) => first.ops.some((op) => op.id === id))
          .map(({ v }) => v);
        demandSame(versions, [1, 1], 'the two records’ versions in the feed');
      },
    },
    {
      title: 'It stays a duplicate after the record has moved on',
      run: async ({ desk }) => {
        const create = operation();
        await desk.store(transaction(create));
        await desk.store(transaction(operation({ id: create.id, base: 1, set: { label: 'b' } })));
        const [again] = await desk.push(transaction(create));
        demandLike(
          again,
          { status: 'duplicate', ops: [{ op: create.op, v: 1 }] },
          'the version it made then',
        );
      },
    },
    {
      title: 'The same fields in another order are the same operation',
      run: async ({ desk }) => {
        const create = operation({ set: { a: 1, b: { c: 2, d: 3 } } });
        await desk.store(transaction(create));
        const [again] = await desk.push(transaction({ ...create, set: { b: { d: 3, c: 2 }, a: 1 } }));
        demandLike(again?.status, 'duplicate', 'the result’s status');
      },
    },
    {
      title: 'An operation’s id that was used for another change is refused, never taken for done',
      run: async ({ desk }) => {
        const create = operation();
        await desk.store(transaction(create));
        const [other] = await desk.push(transaction({ ...create, set: { label: 'other' } }));
        const expected = { status: 'rejected', problem: { type: problemTypes.invalid } };
        demandLike(other, expected, 'the result');
      },
    },
    {
      title: 'Laptops that send the same push at once have one effect',
      run: async ({ desk }) => {
        const same = transaction(...Array.from({ length: 20 }, () => operation()));
        const results = await Promise.all([desk.push(same), desk.push(same), desk.push(same)]);
        const statuses = results.map(([result]) => result?.status ?? '').toSorted();
        demandSame(statuses, ['applied', 'duplicate', 'duplicate'], 'the three results’ statuses');
      },
    },
    {
      title: 'A transaction that was done in part does the rest, and only the rest',
      run: async ({ desk }) => {
        const [done, fresh] = [operation(), operation()];
        await desk.store(transaction(done));
        const [result] = await desk.push(transaction(done, fresh));
        demandLike(
          result,
          {
            status: 'applied',
            ops: [
              { op: done.op, v: 1 },
              { op: fresh.op, v: 1 },
            ],
          },
          'the result',
        );
        demand(result?.status === 'applied', '"applied"', result);
      },
    },
  ],
};
