import { Tenant } from '../../support/minimalEndpoint/tenant';
import type { Send } from '../wire';
import type { Mutant } from './mutant';

class TakesAnyShape extends Tenant {
  protected override isOutdated(): boolean {
    return false;
  }
}

/** Sends what the suite sends without one of its headers. */
const without =
  (header: string): Send =>
  (target, init) => {
    const headers = new Headers(init?.headers);
    headers.delete(header);
    return fetch(target, { ...init, headers });
  };

export const negotiatingMutants: readonly Mutant[] = [
  {
    that: 'takes the newest shape alone',
    breaks: 'S130',
    shows: ['S132'],
    told: /an oldest shape of “show” up to 2, two before 4/,
    send: async (target, init) => {
      const response = await fetch(target, init);
      const address = target instanceof Request ? target.url : String(target);
      if (!address.endsWith('/v1/capabilities') || response.status !== 200) return response;
      const body = (await response.text()).replace('"show":{"oldest":2', '"show":{"oldest":4');
      return new Response(body, { status: response.status, headers: { 'content-type': 'application/json' } });
    },
  },
  {
    that: 'looks at no protocol',
    breaks: 'S131',
    told: /older than the oldest is answered 426.*answered +200/s,
    send: without('escale-protocol'),
  },
  {
    that: 'takes any shape, however old',
    breaks: 'S132',
    told: /in an older shape is answered 426.*expected.*426/s,
    makeTenant: (id, limits) => new TakesAnyShape(id, limits),
  },
];
