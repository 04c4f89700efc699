import { problemTypes } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction, type Laptop } from '../laptop';
import { NotOffered, demand, demandLike, demandSame } from '../violation';
import { living, ownFeed } from './feedOf';

/** The last commit of the history that an answer was read from. */
function asOfIn(body: unknown, what: string): string {
  const told = typeof body === 'object' && body !== null && 'asOf' in body ? body.asOf : undefined;
  if (told === undefined) throw new NotOffered(`${what} has no \`asOf\`, as the contract lets it`);
  demand(typeof told === 'string', '`asOf` as a text', told);
  return told;
}

const get = async (desk: Laptop, target: string) => asOfIn((await desk.ask(target)).body, target);

async function pushed(desk: Laptop, body: unknown): Promise<string> {
  const answer = await desk.postJson(body);
  demandSame(answer.status, 200, 'the status of the push');
  return asOfIn(answer.body, 'the answer to a push');
}

export const seenRule: Rule = {
  number: 'S57',
  says: 'An answer names the last commit it was read from, and what a laptop has seen is held against the history',
  checks: [
    {
      title: 'What an answer names is no older than what it shows',
      run: async ({ desk }) => {
        const before = await desk.head();
        const [first, second] = [operation(), operation()];
        const told = await pushed(desk, desk.body(transaction(first), transaction(second)));
        demandSame(
          await ownFeed(desk, told, [first.id, second.id]),
          [],
          'what was pushed, in the feed from there',
        );
        const stale = await pushed(desk, desk.body(transaction(operation({ id: first.id }))));
        demandSame(
          await ownFeed(desk, stale, [first.id]),
          [],
          'what a conflict showed, in the feed from there',
        );
        for (const target of [
          `/v1/changes?limit=1&cursor=${encodeURIComponent(before)}`,
          '/v1/snapshot?limit=1',
        ]) {
          const from = await get(desk, target);
          const again = await ownFeed(desk, from, [first.id, second.id]);
          demandSame(
            again,
            [],
            `what the history of ${target.split('?')[0] ?? ''} held, in the feed from there`,
          );
        }
      },
    },
    {
      title: 'A laptop may give it back with any request',
      run: async ({ desk }) => {
        const create = operation();
        const seen = await pushed(desk, desk.body(transaction(create)));
        for (const target of ['/v1/changes?limit=1&', '/v1/snapshot?limit=1&']) {
          const answer = await desk.ask(`${target}seen=${encodeURIComponent(seen)}`);
          demandSame(answer.status, 200, 'the status');
        }
        await pushed(desk, { ...desk.body(transaction(operation())), seen });
      },
    },
    {
      title: 'One that the endpoint doesn’t hold is answered 410, and a push that names it isn’t done',
      run: async ({ desk }) => {
        const seen = await get(desk, '/v1/snapshot?limit=1');
        const at = seen.length - 2;
        const other = seen.slice(0, at) + (seen[at] === 'A' ? 'B' : 'A') + seen.slice(at + 1);
        const create = operation();
        const answers = [
          await desk.ask(`/v1/changes?limit=1&seen=${encodeURIComponent(other)}`),
          await desk.ask(`/v1/snapshot?limit=1&seen=${encodeURIComponent(other)}`),
          await desk.postJson({ ...desk.body(transaction(create)), seen: other }),
        ];
        for (const { status, body } of answers) {
          demand(status === 410 || status === 400, '410 resync-required (or 400)', status);
          const type = status === 410 ? problemTypes.resyncRequired : problemTypes.invalid;
          demandLike(body, { type, status }, 'the problem');
        }
        demand((await living(desk, create.id)) === undefined, 'a snapshot without its record', 'it is there');
      },
    },
  ],
};
