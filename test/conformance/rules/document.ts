import { problemTypes, protocolVersion } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction } from '../laptop';
import { demand, demandLike } from '../violation';

export const documentRule: Rule = {
  number: 'S1',
  says: 'The OpenAPI document is the contract’s',
  checks: [
    {
      title: 'It is served without a token, and has the contract’s requests',
      run: async ({ wire }) => {
        const { status, body } = await wire.ask('/openapi.json');
        demandLike(status, 200, 'the status');
        demandLike(
          body,
          {
            paths: {
              '/v1/capabilities': { get: {} },
              '/v1/changes': { get: {} },
              '/v1/snapshot': { get: {} },
              '/v1/push': { post: {} },
            },
          },
          'the document',
        );
        const version = String((body as { openapi?: unknown }).openapi);
        demand(version.startsWith('3.1.'), 'OpenAPI 3.1', version);
      },
    },
    ...(['/healthz', '/readyz'].map((path) => ({
      title: `${path} answers without a token`,
      run: async ({ wire }) => {
        const { status, body } = await wire.ask(path);
        demandLike(status, 200, 'the status');
        demandLike(body, { status: 'ok' }, 'the body');
      },
    })) satisfies Rule['checks']),
    {
      title:
        'Every answer is one that the contract’s document allows: results, conflicts, pages and problems',
      run: async ({ desk }) => {
        const head = await desk.head();
        const create = operation();
        await desk.store(transaction(create));
        await desk.push(transaction(operation({ id: create.id })));
        await desk.changes(head);
        await desk.snapshot();
        const problem = await desk.ask('/v1/changes?limit=x');
        demandLike(problem.body, { status: 400, type: problemTypes.invalid }, 'the problem');
      },
    },
    {
      title: 'Capabilities tell the protocol’s version and the time',
      run: async ({ desk }) => {
        demandLike(desk.facts.protocol, protocolVersion, 'the protocol');
        const { body } = await desk.ask('/v1/capabilities');
        const { now } = body as { now?: string };
        const off = Math.abs(Date.parse(now ?? '') - Date.now());
        // Laptops tell people when their clocks differ by more, and this machine's is taken for right.
        demand(off < 300_000, 'a time within five minutes of this machine’s', now);
      },
    },
  ],
};
