import { gzipSync } from 'node:zlib';
import { problemTypes } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction } from '../laptop';
import { demand, demandLike, demandSame } from '../violation';
import { current, living } from './feedOf';
import { gzipHeaders } from './limits';

export const gzipRule: Rule = {
  number: 'S11',
  says: 'Bodies travel in gzip both ways',
  checks: [
    {
      title: 'A push in gzip has the same effect',
      run: async ({ desk }) => {
        const create = operation();
        desk.made.add(create.id);
        const body = gzipSync(JSON.stringify(desk.body(transaction(create))));
        const answer = await desk.ask('/v1/push', { method: 'POST', body, headers: gzipHeaders });
        demandLike(answer.status, 200, 'the status');
        demandLike(await current(desk, create.id), { v: 1, data: create.set }, 'the record');
      },
    },
    {
      title: 'Answers come in gzip to those who take it, plainly to others',
      run: async ({ desk }) => {
        const head = await desk.head();
        await desk.store(transaction(...Array.from({ length: 30 }, () => operation())));
        const target = `/v1/changes?limit=30&cursor=${encodeURIComponent(head)}`;
        const packed = await desk.ask(target, { headers: { 'accept-encoding': 'gzip' } });
        const plain = await desk.ask(target, { headers: { 'accept-encoding': 'identity' } });
        demandSame(
          packed.headers.get('content-encoding'),
          'gzip',
          'Content-Encoding for Accept-Encoding: gzip',
        );
        demandSame(plain.headers.get('content-encoding'), null, 'Content-Encoding for identity');
        demandSame(packed.body, plain.body, 'the same page both times');
      },
    },
    {
      title: 'Gzip that breaks off, that is none, or whose content is cut is a bad request',
      run: async ({ desk }) => {
        const create = operation();
        const text = JSON.stringify(desk.body(transaction(create)));
        const whole = gzipSync(text);
        const bodies = [
          whole.subarray(0, whole.length - 9),
          whole.subarray(0, 5),
          Buffer.from('nonsense'),
          gzipSync(text.slice(0, -3)),
          Buffer.alloc(0),
        ];
        for (const body of bodies) {
          const answer = await desk.ask('/v1/push', { method: 'POST', body, headers: gzipHeaders });
          demandLike(answer.status, 400, 'the status');
          demandLike(answer.body, { type: problemTypes.invalid, status: 400 }, 'the problem');
        }
        demand((await living(desk, create.id)) === undefined, 'a snapshot without its record', 'it is there');
      },
    },
    ...(['br', 'deflate', 'x'].map((encoding) => ({
      title: `The encoding ${encoding} is answered 415`,
      run: async ({ desk }) => {
        const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
        const answer = await desk.ask('/v1/push', { method: 'POST', body: 'x', headers });
        demandLike(answer.status, 415, 'the status');
        demandLike(answer.body, { type: problemTypes.invalid, status: 415 }, 'the problem');
      },
    })) satisfies Rule['checks']),
  ],
};
