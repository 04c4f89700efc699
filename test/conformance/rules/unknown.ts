import { problemTypes } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { collection, operation, transaction, validPartner } from '../laptop';
import { demandLike, demandSame } from '../violation';
import { current } from './feedOf';

export const unknownRule: Rule = {
  number: 'S9',
  says: 'What the endpoint doesn’t know survives (I10)',
  checks: [
    {
      title: 'Fields that a known kind doesn’t have',
      run: async ({ desk }) => {
        const set = { ...validPartner, loyaltyCard: { number: '12', since: [2020, 2.5] } };
        const create = operation({ c: 'partner', set });
        await desk.store(transaction(create));
        await desk.store(
          transaction(operation({ c: 'partner', id: create.id, base: 1, set: { city: 'Lyon' } })),
        );
        demandSame((await current(desk, create.id)).data, { ...set, city: 'Lyon' }, 'the record’s fields');
      },
    },
    {
      title: 'Collections',
      run: async ({ desk }) => {
        const create = operation({ c: `${collection} entrepôt.2`, set: { 'clé inconnue': [[{}]] } });
        await desk.store(transaction(create));
        const { c, data } = await current(desk, create.id);
        demandSame({ c, data }, { c: create.c, data: create.set }, 'the record');
      },
    },
    {
      title: 'Shapes of a known kind that are newer than its own',
      run: async ({ desk }) => {
        const create = operation({ c: 'partner', schema: 99, set: { title: 'Conformance: renamed field' } });
        await desk.store(transaction(create));
        const { schema, data } = await current(desk, create.id);
        demandSame({ schema, data }, { schema: 99, data: create.set }, 'the record');
      },
    },
    {
      title: 'Fields of an operation, a push and a query that it has never heard of',
      run: async ({ desk }) => {
        const create = { ...operation(), colour: 'red' };
        const answer = await desk.postJson({ ...desk.body(transaction(create)), mood: 'good' });
        demandLike(answer.body, { results: [{ status: 'applied' }] }, 'the answer');
        const page = await desk.ask('/v1/changes?limit=1&mood=good');
        demandLike(page.status, 200, 'the status of a page asked with an unknown parameter');
      },
    },
    {
      title: 'A record never changes its collection',
      run: async ({ desk }) => {
        const create = operation();
        await desk.store(transaction(create));
        const [result] = await desk.push(
          transaction(operation({ id: create.id, c: `${collection}.b`, base: 1 })),
        );
        const expected = { status: 'rejected', problem: { type: problemTypes.invalid } };
        demandLike(result, expected, 'the result');
      },
    },
    {
      title: 'A record’s shape never falls back to an older one',
      run: async ({ desk }) => {
        const create = operation({ schema: 5 });
        await desk.store(transaction(create));
        await desk.store(transaction(operation({ id: create.id, base: 1, schema: 3 })));
        demandLike((await current(desk, create.id)).schema, 5, 'the version of the record’s shape');
      },
    },
  ],
};
