import { problemTypes } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction, type Laptop } from '../laptop';
import { demand, demandLike } from '../violation';
import { living } from './feedOf';

/** What nobody gave must lead to a new start (410), or be told for no cursor at all (400). */
async function demandUnknown(desk: Laptop, target: string): Promise<void> {
  const { status, body } = await desk.ask(target);
  demand(status === 410 || status === 400, '410 resync-required (or 400 for what is no cursor)', `${status}`);
  const type = status === 410 ? problemTypes.resyncRequired : problemTypes.invalid;
  demandLike(body, { type, status }, 'the problem');
}

export const cursorsRule: Rule = {
  number: 'S2',
  says: 'A cursor names a history; one that the endpoint doesn’t know is noticed',
  checks: [
    ...['x', 'e|1|n', '%00', '🙂', Buffer.from('epoch|12|nonce').toString('base64url'), 'a'.repeat(400)].map(
      (text) => ({
        title: `What was never a cursor is none: ${text.slice(0, 20)}`,
        run: async ({ desk }: { desk: Laptop }) => {
          await demandUnknown(desk, `/v1/changes?cursor=${encodeURIComponent(text)}`);
          await demandUnknown(desk, `/v1/snapshot?after=${encodeURIComponent(text)}`);
        },
      }),
    ),
    {
      title: 'A cursor with one character changed is none',
      run: async ({ desk }) => {
        const head = await desk.head();
        for (const at of [Math.floor(head.length / 2), head.length - 2]) {
          const other = head[at] === 'A' ? 'B' : 'A';
          await demandUnknown(
            desk,
            `/v1/changes?cursor=${encodeURIComponent(head.slice(0, at) + other + head.slice(at + 1))}`,
          );
        }
      },
    },
    {
      title: 'A push of another epoch is answered 410, and nothing of it is done',
      run: async ({ desk }) => {
        const create = operation();
        const answer = await desk.postJson({ ...desk.body(transaction(create)), epoch: 'another' });
        demandLike(answer.status, 410, 'the status');
        demandLike(answer.body, { type: problemTypes.resyncRequired, status: 410 }, 'the problem');
        demand((await living(desk, create.id)) === undefined, 'a snapshot without its record', 'it is there');
      },
    },
    {
      title: 'Feed, snapshot and capabilities tell the same epoch',
      run: async ({ desk }) => {
        const expected = { epoch: desk.facts.epoch };
        demandLike((await desk.ask('/v1/changes?limit=1')).body, expected, 'a page of the feed');
        demandLike((await desk.ask('/v1/snapshot?limit=1')).body, expected, 'a page of the snapshot');
      },
    },
  ],
};
