import type { z } from 'zod';
import { pushResponse, type WireOperation } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction, type Laptop } from '../laptop';
import { demand, demandSame } from '../violation';
import { living } from './feedOf';

/** Values that databases and parsers stumble over. */
const strange: readonly (readonly [string, WireOperation['set']])[] = [
  ['NUL', { text: 'a\0b', 'a\0': 1 }],
  ['lone surrogates', { text: '\ud800 \udfff x' }],
  ['emoji, accents in two forms, right-to-left text', { text: '🧑‍🌾 é e\u0301 \u202eשלום \ufeff' }],
  ['names of an object’s own parts', { constructor: 'a', toString: 'b', hasOwnProperty: null }],
  ['SQL and HTML', { text: `'; drop table x; -- <script>alert(1)</script>` }],
  ['escapes, and all kinds of line ends', { text: '\\u0000 \\n "\\" \r\n \n \r \u2028' }],
  ['numbers of every size', { n: [0, -0.5, 1e300, 5e-324, 2 ** 53, -(2 ** 31)] }],
  ['nested values', { list: [[[[{ deep: [null, true, {}] }]]], []], empty: {} }],
  ['texts that look like other values', { a: '1', b: 'null', c: '2026-01-05T08:00:00.000Z', d: '' }],
];

async function firstResult(desk: Laptop, op: WireOperation) {
  const answer = await desk.postJson(desk.body(transaction(op)));
  demand(answer.status < 500, 'an answer below 500', `${answer.status} ${answer.text}`);
  if (answer.status !== 200) return undefined;
  const read: z.infer<typeof pushResponse> = pushResponse.parse(answer.body);
  return read.results[0];
}

export const anyInputRule: Rule = {
  number: 'S13',
  says: 'No input makes the endpoint fail, and what it took comes back as it was sent',
  checks: [
    ...(strange.map(([name, set]) => ({
      title: `Fields with ${name}`,
      run: async ({ desk }) => {
        const create = operation({ set });
        const result = await firstResult(desk, create);
        const stored = await living(desk, create.id);
        if (result?.status === 'applied')
          demandSame(stored?.data, JSON.parse(JSON.stringify(set)), 'the fields as they were sent');
        else demand(stored === undefined, 'nothing of what was refused', stored);
      },
    })) satisfies Rule['checks']),
    ...([2 ** 31 - 1, 2 ** 31, 2 ** 53, 1e300].map((number) => ({
      title: `The number ${number} as a version or a shape’s`,
      run: async ({ desk }) => {
        await firstResult(desk, operation({ base: number }));
        await firstResult(desk, operation({ schema: number }));
      },
    })) satisfies Rule['checks']),
  ],
};
