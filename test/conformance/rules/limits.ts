import { gzipSync } from 'node:zlib';
import { limits, problemTypes } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction } from '../laptop';
import { demand, demandLike } from '../violation';
import { living } from './feedOf';

const many = (count: number) => Array.from({ length: count }, () => operation());
const tooLarge = { type: problemTypes.tooLarge, status: 413 };

export const gzipHeaders = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

let bombBytes: Buffer | undefined;
/** 40 MiB of blanks, made once. */
const bomb = () => (bombBytes ??= gzipSync(Buffer.alloc(40 * 1024 * 1024, ' ')));

export const limitsRule: Rule = {
  number: 'S8',
  says: 'Limits hold after inflation and are told in the capabilities',
  checks: [
    {
      title: 'Capabilities tell limits no higher than the contract’s',
      run: async ({ desk }) => {
        const told = desk.facts.limits;
        for (const [name, most] of Object.entries(limits)) {
          const value = told[name as keyof typeof limits];
          demand(value <= most, `${name} of at most ${most}`, value);
        }
        const fits = told.recordBytes <= told.pushBytes;
        demand(fits, 'pushBytes that a whole record fits in', told);
      },
    },
    {
      title: 'As many operations as the limit says are taken, one more is 413 and nothing of it is done',
      run: async ({ desk }) => {
        const most = desk.facts.limits.pushOperations;
        const half = Math.floor(most / 2);
        await desk.store(transaction(...many(half)), transaction(...many(most - half)));
        const ops = many(most + 1);
        const several = [transaction(...ops.slice(0, half)), transaction(...ops.slice(half))];
        const answer = await desk.postJson(desk.body(...several));
        demandLike(answer.status, 413, 'the status');
        demandLike(answer.body, tooLarge, 'the problem');
        const first = ops[0]?.id ?? '';
        demand(
          (await living(desk, first)) === undefined,
          'a snapshot without the first of them',
          'it is there',
        );
      },
    },
    {
      title: 'A transaction of more operations than that is refused as a whole',
      run: async ({ desk }) => {
        const ops = many(desk.facts.limits.pushOperations + 1);
        const { status } = await desk.postJson(desk.body(transaction(...ops)));
        demand(status === 413 || status === 400, '413, or 400 since it is none by the schema', `${status}`);
        const first = ops[0]?.id ?? '';
        demand(
          (await living(desk, first)) === undefined,
          'a snapshot without the first of them',
          'it is there',
        );
      },
    },
    {
      title: 'A body above the limit is 413, sent plainly or in gzip',
      run: async ({ desk }) => {
        const { pushBytes, recordBytes } = desk.facts.limits;
        const size = Math.floor(recordBytes * 0.8);
        const count = Math.ceil(pushBytes / size) + 1;
        const large = Array.from({ length: count }, () => operation({ set: { text: 'x'.repeat(size) } }));
        const body = JSON.stringify(desk.body(...large.map((op) => transaction(op))));
        demandLike((await desk.postJson(body)).status, 413, 'the status of the plain body');
        const packed = { method: 'POST', body: gzipSync(body), headers: gzipHeaders };
        const answer = await desk.ask('/v1/push', packed);
        demandLike(answer.status, 413, 'the status of the body in gzip');
        demandLike(answer.body, tooLarge, 'the problem');
        const first = large[0]?.id ?? '';
        demand(
          (await living(desk, first)) === undefined,
          'a snapshot without the first of them',
          'it is there',
        );
      },
    },
    {
      title: 'A few kilobytes of gzip that inflate to many megabytes are 413',
      run: async ({ desk }) => {
        const answer = await desk.ask('/v1/push', { method: 'POST', body: bomb(), headers: gzipHeaders });
        demandLike(answer.status, 413, 'the status');
      },
    },
    {
      title: 'A record above the limit is refused, also when it grows there step by step',
      run: async ({ desk }) => {
        const { recordBytes } = desk.facts.limits;
        const [large] = await desk.push(transaction(operation({ set: { text: 'x'.repeat(recordBytes) } })));
        const refused = { status: 'rejected', problem: tooLarge };
        demandLike(large, refused, 'the result for one that is made too large');
        // Two bytes each in UTF-8, which is what counts.
        const half = 'é'.repeat(Math.floor(recordBytes * 0.3));
        const first = operation({ set: { a: half } });
        const second = operation({ id: first.id, base: 1, set: { b: half } });
        const results = await desk.push(transaction(first), transaction(second));
        demandLike(results, [{ status: 'applied' }, refused], 'the results for one that grows');
        await desk.store(transaction(operation({ id: first.id, base: 1, set: {}, unset: ['a'] })));
      },
    },
  ],
};
