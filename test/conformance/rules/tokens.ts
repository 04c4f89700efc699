import { problemTypes } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { demand, demandLike, demandSame } from '../violation';

const routes = [
  ['GET', '/v1/capabilities'],
  ['GET', '/v1/changes?cursor=x'],
  ['GET', '/v1/snapshot'],
  ['POST', '/v1/push'],
] as const;

/** A token in the shape of a JWT that claims to need no signature. */
const unsigned = [{ alg: 'none' }, { sub: 'x', tenant: 'x' }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');

const wrong = ['', 'Bearer', 'Bearer x', 'Basic eDp5', `Bearer esc_${'A'.repeat(43)}`, `Bearer ${unsigned}.`];

export const tokensRule: Rule = {
  number: 'S22',
  says: 'Without a valid token nothing can be learnt',
  checks: [
    ...(routes.map(([method, target]) => ({
      title: `${method} ${target} gives one answer, whatever is wrong with the token`,
      run: async ({ wire }) => {
        const answers = new Set<string>();
        for (const authorization of [undefined, ...wrong]) {
          const { status, body, headers } = await wire.ask(target, {
            method,
            headers: authorization === undefined ? {} : { authorization },
            ...(method === 'POST' ? { body: '{' } : {}),
          });
          demandLike(status, 401, `the status with the Authorization "${authorization ?? 'none'}"`);
          demandLike(body, { type: problemTypes.unauthorized, status: 401 }, 'the problem');
          const challenge = headers.get('www-authenticate') ?? '';
          demand(/^bearer\b/i.test(challenge), 'the header WWW-Authenticate: Bearer', challenge);
          answers.add(JSON.stringify([status, body, challenge]));
        }
        demandSame(answers.size, 1, 'the number of different answers');
      },
    })) satisfies Rule['checks']),
    {
      title: 'Paths that there aren’t say nothing about tokens either',
      run: async ({ wire }) => {
        const { status } = await wire.ask('/v1/nothing');
        demand(status === 401 || status === 404, '401 or 404', `${status}`);
      },
    },
  ],
};
