import { describe, expect, it } from 'vitest';
import { ownShapes } from '#shared/domain/shapes';
import type { Shape, Shapes } from '#shared/domain/shapes';
import type { TransportRequest, TransportResponse } from '#shared/sync/ports';
import { problemTypes } from '#shared/sync/protocol';
import type { PushRequest } from '#shared/sync/protocol';
import { create, update } from '../../../renderer/data/mutation';
import { createLaptop } from '../../support/laptop';
import { createMemoryEndpoint, refusal } from '../../support/memoryEndpoint';
import { uuid } from '../../support/syncValues';

const partner = { name: 'Aubrac Réseaux', type: 'reseller', stage: 'active' } as const;
const key = { c: 'partner', id: uuid(1) };
const renamed = { from: 'loyalty', to: 'club', schema: 2, since: 2 };
const knowing = (schema: number, moves: Shape['moves'] = schema > 1 ? [renamed] : []): Shapes => ({
  ...ownShapes,
  partner: { schema, moves },
});

type Meddle = (request: TransportRequest, answer: () => TransportResponse) => TransportResponse;

/** A laptop and an endpoint, each with its own version of the partners. */
function setUp(app: number, there: number) {
  let known = knowing(there);
  const endpoint = createMemoryEndpoint({ shapes: () => known });
  const requests: TransportRequest[] = [];
  let meddle: Meddle = (_request, answer) => answer();
  const laptop = createLaptop({
    shapes: knowing(app),
    transport: {
      request: async (request) => {
        requests.push(request);
        return meddle(request, () => endpoint.handle(request, 'anne'));
      },
    },
  });
  return {
    endpoint,
    laptop,
    requests,
    between: (next: Meddle) => {
      meddle = next;
    },
    updateEndpoint: (schema: number) => {
      known = knowing(schema);
    },
    sent: () =>
      requests
        .filter(({ path }) => path === '/v1/push')
        .flatMap(({ body }) => (JSON.parse(body ?? '') as PushRequest).txs.flatMap(({ ops }) => ops)),
  };
}

describe('S137 a laptop that is too old for its endpoint', () => {
  it('sends and fetches nothing, keeps what is written, and goes on by itself once it is brought up to date', async () => {
    const { laptop, endpoint, requests, updateEndpoint } = setUp(1, 1);
    await laptop.write([create('partner', key.id, partner)]);
    await laptop.engine().sync();
    updateEndpoint(4);
    await laptop.write([update('partner', key.id, { loyalty: 'gold' })]);
    const before = requests.length;
    expect(await laptop.engine().sync()).toMatchObject({
      state: 'blocked',
      reason: 'upgradeRequired',
      detail: 'partner 2',
    });
    expect(requests.slice(before).map(({ path }) => path)).toEqual(['/v1/capabilities']);
    await laptop.write([update('partner', key.id, { city: 'Rodez' })]);
    expect(laptop.engine().status()).toMatchObject({ unsent: 1, receipt: { lost: 0 } });
    await laptop.update(knowing(4));
    expect(await laptop.engine().sync()).toEqual({ state: 'idle' });
    expect(endpoint.records()[0]?.data).toMatchObject({ club: 'gold', city: 'Rodez' });
  });

  it('is told so by a 426 to whatever it asks, when that is the endpoint’s own', async () => {
    const { laptop, requests, between } = setUp(1, 1);
    await laptop.write([create('partner', key.id, partner)]);
    between((request, answer) =>
      request.path === '/v1/push' ? refusal(426, problemTypes.upgradeRequired) : answer(),
    );
    expect(await laptop.engine().sync()).toMatchObject({ state: 'blocked', reason: 'upgradeRequired' });
    expect(requests.some(({ path }) => path.startsWith('/v1/changes'))).toBe(false);
    between(() => ({ status: 426, header: () => null, text: '<h1>Use HTTP/2</h1>' }));
    expect(await laptop.engine().sync()).toMatchObject({ state: 'waiting', fault: { kind: 'garbled' } });
    between((_request, answer) => answer());
    expect(await laptop.engine().sync()).toEqual({ state: 'idle' });
    expect(laptop.store.operations()).toEqual([]);
  });

  it.each([
    ['a newer protocol and none of its own', { protocol: 3, oldestProtocol: 2 }, 'upgradeRequired'],
    ['an older protocol', { protocol: 0.5 }, 'garbled'],
  ])('and so by %s', async (_what, told, expected) => {
    const { laptop, between } = setUp(1, 1);
    between((_request, answer) => {
      const whole = answer();
      return { ...whole, text: JSON.stringify({ ...(JSON.parse(whole.text) as object), ...told }) };
    });
    const ended = await laptop.engine().sync();
    expect('reason' in ended ? ended.reason : 'fault' in ended ? ended.fault.kind : ended.state).toBe(
      expected,
    );
  });

  it('and not where the endpoint still speaks its protocol beside a newer one', async () => {
    const { laptop, between } = setUp(1, 1);
    between((_request, answer) => ({
      ...answer(),
      text: answer().text.replace('"protocol":1', '"protocol":2,"oldestProtocol":1'),
    }));
    expect(await laptop.engine().sync()).toEqual({ state: 'idle' });
  });
});

describe('S135 a laptop that is older than what it receives', () => {
  it('keeps what it doesn’t know, shows the rest, and sends it back unharmed (I10)', async () => {
    const { laptop, endpoint, sent } = setUp(1, 4);
    const data = { ...partner, club: { name: 'gold', since: [2020] }, tags: ['a'] };
    endpoint.seed([
      { ...key, data },
      { c: 'gadget', id: uuid(2), data: { deep: [{ deeper: null }] } },
    ]);
    await laptop.update(knowing(2, []));
    await laptop.engine().sync();
    expect(laptop.store.record({ c: 'gadget', id: uuid(2) })?.data).toEqual({ deep: [{ deeper: null }] });
    await laptop.write([update('partner', key.id, { city: 'Rodez' })]);
    await laptop.engine().sync();
    expect(sent()).toMatchObject([{ schema: 2, set: { city: 'Rodez' }, unset: [] }]);
    expect(endpoint.records().find(({ id }) => id === key.id)).toMatchObject({
      schema: 4,
      data: { ...data, city: 'Rodez' },
    });
    expect(laptop.store.record(key)?.data).toEqual({ ...data, city: 'Rodez' });
  });

  it('takes once more what the endpoint has made of its own change', async () => {
    const { laptop, endpoint } = setUp(1, 2);
    await laptop.write([create('partner', key.id, { ...partner, loyalty: 'gold' })]);
    await laptop.engine().sync();
    expect(endpoint.records()[0]?.data).toMatchObject({ club: 'gold' });
    expect(laptop.store.record(key)?.data).toEqual(endpoint.records()[0]?.data);
  });
});

describe('S138 what an older app had sent and nobody answered', () => {
  async function lostAnswer() {
    const parts = setUp(1, 1);
    await parts.laptop.write([create('partner', key.id, { ...partner, loyalty: 'gold' })]);
    parts.between((request, answer) => {
      const whole = answer();
      if (request.path === '/v1/push') throw new Error('connection reset');
      return whole;
    });
    await parts.laptop.engine().sync();
    parts.between((_request, answer) => answer());
    await parts.laptop.update(knowing(4));
    return parts;
  }

  it('goes again to the letter while its shape is taken', async () => {
    const { laptop, sent, updateEndpoint } = await lostAnswer();
    updateEndpoint(3);
    expect(await laptop.engine().sync()).toEqual({ state: 'idle' });
    const [first, again, ...more] = sent();
    expect(again).toEqual(first);
    expect(more).toEqual([]);
  });

  it('goes anew in the newer shape when it is taken no more, and has its effect once (I5)', async () => {
    const { laptop, endpoint, sent, updateEndpoint } = await lostAnswer();
    updateEndpoint(4);
    expect(await laptop.engine().sync()).toEqual({ state: 'idle' });
    const [first, again] = sent();
    expect(again).toMatchObject({ schema: 4, set: { club: 'gold' } });
    expect(again?.op).not.toBe(first?.op);
    expect(endpoint.records()).toHaveLength(1);
    expect(laptop.store.record(key)?.data).toMatchObject({ club: 'gold' });
  });
});
