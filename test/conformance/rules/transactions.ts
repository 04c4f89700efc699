import { problemTypes } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction, validPartner } from '../laptop';
import { NotOffered, demand, demandLike, demandSame } from '../violation';
import { current, living } from './feedOf';

export const transactionsRule: Rule = {
  number: 'S6',
  says: 'A transaction is all or nothing (I7)',
  checks: [
    {
      title: 'One stale operation leaves the others undone, and only its result carries a record',
      run: async ({ desk }) => {
        const existing = operation();
        await desk.store(transaction(existing));
        const [fresh, stale] = [operation(), operation({ id: existing.id })];
        const [result] = await desk.push(transaction(fresh, stale));
        demandLike(result?.status, 'conflict', 'the result’s status');
        const held = result?.ops.filter((op) => 'current' in op).map(({ op }) => op);
        demandSame(held, [stale.op], 'the operations whose results carry `current`');
        demand(
          (await living(desk, fresh.id)) === undefined,
          'a snapshot without the other record',
          'it is there',
        );
      },
    },
    {
      title: 'One refused operation leaves the others undone, and the problem names it',
      run: async ({ desk }) => {
        const done = operation();
        await desk.store(transaction(done));
        const [good, bad] = [operation(), { ...operation(), op: done.op }];
        const [result] = await desk.push(transaction(good, bad));
        const problem = { type: problemTypes.invalid, status: 422, op: bad.op };
        demandLike(result, { status: 'rejected', problem }, 'the result');
        demand(
          (await living(desk, good.id)) === undefined,
          'a snapshot without the other record',
          'it is there',
        );
      },
    },
    {
      title: 'A conflict goes before what is wrong with a record, which may be right on the newer version',
      run: async ({ desk }) => {
        const existing = operation();
        await desk.store(transaction(existing));
        const large = operation({ set: { text: 'x'.repeat(desk.facts.limits.recordBytes) } });
        const stale = operation({ id: existing.id });
        const [result] = await desk.push(transaction(large, stale));
        demandLike(
          result,
          { status: 'conflict', ops: [{}, { op: stale.op, current: { v: 1 } }] },
          'the result',
        );
      },
    },
    {
      title: 'It does so wherever in the transaction either of them stands',
      run: async ({ desk }) => {
        const existing = operation();
        await desk.store(transaction(existing));
        const [bad, stale] = [{ ...operation(), op: existing.op }, operation({ id: existing.id })];
        for (const ops of [
          [bad, stale],
          [stale, bad],
        ]) {
          const [result] = await desk.push(transaction(...ops));
          demandLike(result?.status, 'conflict', 'the result’s status');
        }
      },
    },
    {
      title: 'Where the endpoint judges the fields of kinds, the problem says which field is wrong',
      run: async ({ desk }) => {
        const bad = operation({ c: 'partner', set: { ...validPartner, name: ' ' } });
        const [result] = await desk.push(transaction(operation(), bad));
        if (result?.status === 'applied')
          throw new NotOffered('this endpoint takes any fields, as the contract lets it');
        const problem = { type: problemTypes.invalid, status: 422, op: bad.op, errors: [{ field: 'name' }] };
        demandLike(result, { status: 'rejected', problem }, 'the result');
      },
    },
    {
      title: 'A record may be invalid in between, as long as the transaction leaves it valid',
      run: async ({ desk }) => {
        const half = operation({ c: 'partner', set: { name: validPartner.name } });
        const rest = operation({ c: 'partner', id: half.id, base: 1, set: validPartner });
        demandLike(await desk.push(transaction(half, rest)), [{ status: 'applied' }], 'the results');
      },
    },
    {
      title: 'Transactions after a failed one go on, and those on its records are answered "retry"',
      run: async ({ desk }) => {
        const existing = operation();
        await desk.store(transaction(existing));
        const lost = operation();
        const failing = transaction(lost, operation({ id: existing.id, base: 7 }));
        const builtOnIt = transaction(operation({ id: lost.id, base: 1, set: { label: 'b' } }));
        const apart = operation();
        const results = await desk.push(failing, builtOnIt, transaction(apart));
        const statuses = results.map(({ status }) => status);
        demandSame(statuses, ['conflict', 'retry', 'applied'], 'the three results’ statuses');
        demandLike((await current(desk, apart.id)).v, 1, 'the version of the record of the third');
      },
    },
    {
      title: 'Results come in the order of the transactions',
      run: async ({ desk }) => {
        await desk.store(...Array.from({ length: 12 }, () => transaction(operation())));
      },
    },
  ],
};
