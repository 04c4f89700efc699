import type { Rule } from '../check';
import { operation, transaction } from '../laptop';
import { demand, demandLike, demandSame } from '../violation';
import { current, living, ownFeed } from './feedOf';

export const tenantsRule: Rule = {
  number: 'S21',
  says: 'Tenant and person come from the token alone; nobody reaches another tenant’s records (I8)',
  checks: [
    {
      title: 'Capabilities name the token’s person among those whose ids may stand in `by`',
      run: async ({ desk }) => {
        const { person, people } = desk.facts;
        demand(
          people.some(({ id }) => id === person.id),
          `${person.id} among the people`,
          people,
        );
      },
    },
    {
      title: 'A colleague sees what was written, under the writer’s id',
      run: async ({ desk, colleague }) => {
        const create = operation();
        await desk.store(transaction(create));
        const seen = await current(colleague(), create.id);
        demandLike(seen, { v: 1, by: desk.facts.person.id }, 'the record');
        const { people } = colleague().facts;
        demand(
          people.some(({ id }) => id === desk.facts.person.id),
          'the writer among the people',
          people,
        );
      },
    },
    {
      title: 'Neither feed nor snapshot nor people show another tenant’s',
      run: async ({ desk, stranger }) => {
        const theirs = stranger();
        const head = await desk.head();
        const create = operation();
        await theirs.store(transaction(create));
        demandSame(await ownFeed(desk, head, [create.id]), [], 'their record in our feed');
        demand(
          (await living(desk, create.id)) === undefined,
          'a snapshot without their record',
          'it is there',
        );
        const known = desk.facts.people.some(({ id }) => id === theirs.facts.person.id);
        demand(!known, 'people of our own tenant only', desk.facts.people);
      },
    },
    {
      title: 'Another tenant’s cursor is none here',
      run: async ({ desk, stranger }) => {
        const theirs = stranger();
        await theirs.store(transaction(operation(), operation()));
        const { head, next } = await theirs.snapshot(undefined, 1);
        const feed = await desk.ask(`/v1/changes?cursor=${encodeURIComponent(head)}`);
        demandLike(feed.status, 410, 'the status of the feed with it');
        const snapshot = await desk.ask(`/v1/snapshot?after=${encodeURIComponent(next ?? '')}`);
        demandLike(snapshot.status, 410, 'the status of a snapshot that goes on with it');
      },
    },
    {
      title: 'An id that another tenant has used tells nothing, and is free here',
      run: async ({ desk, stranger }) => {
        const create = operation({ set: { label: 'theirs' } });
        await stranger().store(transaction(create));
        const [stale] = await desk.push(transaction(operation({ id: create.id, base: 1 })));
        demandLike(stale, { status: 'conflict', ops: [{ current: null }] }, 'the result of a change of it');
        const [same] = await desk.push(transaction({ ...create, set: { label: 'ours' } }));
        demandLike(same?.status, 'applied', 'the status when we create it, even by the same operation’s id');
        const seen = await current(stranger(), create.id);
        demandLike(seen, { v: 1, data: { label: 'theirs' } }, 'their record afterwards');
      },
    },
    {
      title: 'A tenant or person that is named in the request counts for nothing',
      run: async ({ desk, stranger }) => {
        const { tenant, person } = stranger().facts;
        const create = { ...operation(), tenant: tenant.id, by: person.id };
        const body = { ...desk.body(transaction(create)), tenant: tenant.id, person: person.id };
        await desk.postJson(body, { 'x-tenant': tenant.id });
        demandLike(await current(desk, create.id), { by: desk.facts.person.id }, 'the record, here');
        const there = await living(stranger(), create.id);
        demand(there === undefined, 'nothing of it at the tenant that was named', there);
        const page = await desk.ask(`/v1/changes?limit=1&tenant=${encodeURIComponent(tenant.id)}`);
        demandLike(page.body, { epoch: desk.facts.epoch }, 'a page asked with their name');
      },
    },
  ],
};
