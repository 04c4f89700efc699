import { problem, problemTypes } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction } from '../laptop';
import { demand, demandLike } from '../violation';
import { living } from './feedOf';

const misshapen: readonly (readonly [string, string])[] = [
  ['HTML', '<!doctype html><title>Sign in</title>'],
  ['nothing', ''],
  ['JSON that breaks off', '{"device":'],
  ['deep nesting', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['another shape', '{"txs":{}}'],
  ['null', 'null'],
];

export const inputRule: Rule = {
  number: 'S12',
  says: 'What can’t be read is answered 400 or 415 with a problem document',
  checks: [
    ...(misshapen.map(([name, body]) => ({
      title: `${name} instead of a push`,
      run: async ({ desk }) => {
        const answer = await desk.postJson(body);
        demandLike(answer.status, 400, 'the status');
        demandLike(answer.body, { type: problemTypes.invalid, status: 400 }, 'the problem');
      },
    })) satisfies Rule['checks']),
    ...((
      [
        ['no id', { id: undefined }],
        ['an id that is no UUID', { id: 'x' }],
        ['a negative base', { base: -1 }],
        ['a base that is no number', { base: '1' }],
        ['an effect that there isn’t', { effect: 'merge' }],
        ['fields that are no object', { set: [] }],
        ['a field without a name', { set: { '': 1 } }],
      ] as const
    ).map(([name, change]) => ({
      title: `An operation with ${name}`,
      run: async ({ desk }) => {
        const tx = { ...transaction(), ops: [{ ...operation(), ...change }] };
        const answer = await desk.postJson({ ...desk.body(), txs: [tx] });
        demandLike(answer.status, 400, 'the status');
        demandLike(answer.body, { type: problemTypes.invalid, status: 400 }, 'the problem');
      },
    })) satisfies Rule['checks']),
    {
      title: 'Broken UTF-8 is refused, never replaced',
      run: async ({ desk }) => {
        const create = operation({ set: { label: 'caf\u00e9' } });
        const body = Buffer.from(JSON.stringify(desk.body(transaction(create))), 'latin1');
        const headers = { 'content-type': 'application/json' };
        const answer = await desk.ask('/v1/push', { method: 'POST', body, headers });
        desk.made.add(create.id);
        demandLike(answer.status, 400, 'the status');
        demand((await living(desk, create.id)) === undefined, 'a snapshot without its record', 'it is there');
      },
    },
    ...(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'].map((type) => ({
      title: `The content type ${type} is answered 415`,
      run: async ({ desk }) => {
        const create = operation();
        const answer = await desk.postJson(desk.body(transaction(create)), { 'content-type': type });
        demandLike(answer.status, 415, 'the status');
        demandLike(answer.body, { type: problemTypes.invalid, status: 415 }, 'the problem');
      },
    })) satisfies Rule['checks']),
    ...(['limit=0', 'limit=-1', 'limit=x', 'limit=1.5', 'cursor=', 'cursor=a&cursor=b'].map((query) => ({
      title: `The query ${query} is answered 400`,
      run: async ({ desk }) => {
        const answer = await desk.ask(`/v1/changes?${query}`);
        demandLike(answer.status, 400, 'the status');
        demandLike(answer.body, { type: problemTypes.invalid, status: 400 }, 'the problem');
      },
    })) satisfies Rule['checks']),
    ...((
      [
        ['GET', '/v1/nothing'],
        ['GET', '/v1/push'],
        ['DELETE', '/v1/changes'],
      ] as const
    ).map(([method, target]) => ({
      title: `${method} ${target} is a problem too`,
      run: async ({ wire }) => {
        const { status, contentType, body } = await wire.ask(target, { method });
        demand(status >= 400 && status < 500, 'a status between 400 and 499', `${status}`);
        const media = contentType.startsWith('application/problem+json');
        demand(media, 'application/problem+json', contentType);
        demand(problem.safeParse(body).success, 'a problem document', body);
      },
    })) satisfies Rule['checks']),
  ],
};
