import { describe, expect, it } from 'vitest';
import type { TransportRequest, TransportResponse } from '#shared/sync/ports';
import { problemTypes } from '#shared/sync/protocol';
import type { PushRequest } from '#shared/sync/protocol';
import { create, update } from '../../../renderer/data/mutation';
import { createLaptop } from '../../support/laptop';
import { createMemoryEndpoint, ok, refusal } from '../../support/memoryEndpoint';
import type { EndpointOptions } from '../../support/memoryEndpoint';
import { uuid } from '../../support/syncValues';

const partner = { name: 'Aubrac Réseaux', type: 'reseller', stage: 'active' } as const;
const key = (n: number) => ({ c: 'partner', id: uuid(n) });

type Meddle = (request: TransportRequest, answer: () => TransportResponse) => TransportResponse;

/** A laptop on an endpoint, with somebody in between. */
function setUp(options: EndpointOptions = {}) {
  const endpoint = createMemoryEndpoint(options);
  const requests: TransportRequest[] = [];
  let meddle: Meddle = (_request, answer) => answer();
  const laptop = createLaptop({
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
    pushes: () => requests.filter(({ path }) => path === '/v1/push').map(({ body }) => body),
  };
}

const isPush = ({ path }: TransportRequest) => path === '/v1/push';

describe('S35 what is sent is fixed until it is answered', () => {
  it('a push whose answer was lost goes again to the letter, after the app was killed too', async () => {
    const { laptop, endpoint, between, pushes } = setUp();
    await laptop.write([create('partner', uuid(1), partner)]);
    between((request, answer) => {
      if (isPush(request)) {
        answer();
        throw new Error('connection reset');
      }
      return answer();
    });
    expect(await laptop.engine().sync()).toMatchObject({ state: 'waiting' });
    laptop.crash();
    await laptop.write([update('partner', uuid(1), { city: 'Rodez' })]);
    between((_request, answer) => answer());
    await laptop.engine().sync();
    const [first, again, edit] = pushes();
    expect(again).toBe(first);
    expect(edit).toContain('Rodez');
    expect(endpoint.records()).toMatchObject([{ v: 2, data: { city: 'Rodez' } }]);
    expect(laptop.store.operations()).toEqual([]);
  });

  it('nothing is pulled meanwhile', async () => {
    const { laptop, between, requests } = setUp();
    await laptop.write([create('partner', uuid(1), partner)]);
    between((request, answer) => (isPush(request) ? { ...answer(), text: '' } : answer()));
    expect(await laptop.engine().sync()).toMatchObject({ fault: { kind: 'garbled' } });
    expect(requests.map(({ path }) => path)).toEqual([
      '/v1/capabilities',
      // The feed’s head, taken before anything is sent for the first time.
      '/v1/snapshot?limit=1',
      '/v1/push',
    ]);
    expect(laptop.store.operations()).toMatchObject([{ state: 'inFlight' }]);
  });
});

describe('S36 a request that is refused whole', () => {
  it('is halved down to the one write at fault, and the others go', async () => {
    const { laptop, endpoint, between } = setUp();
    for (let n = 1; n <= 7; n += 1)
      await laptop.write([create('partner', uuid(n), { ...partner, name: `P${n}` })]);
    between((request, answer) =>
      isPush(request) && request.body?.includes('"P5"') ? refusal(422, problemTypes.invalid) : answer(),
    );
    expect(await laptop.engine().sync()).toEqual({ state: 'idle' });
    expect(endpoint.records()).toHaveLength(6);
    expect(laptop.store.operations()).toMatchObject([{ id: uuid(5), state: 'quarantined' }]);
    expect(laptop.engine().status()).toMatchObject({
      unsent: 0,
      quarantined: 1,
      receipt: { sent: 6, lost: 0 },
    });
  });

  it('as too large is sent in smaller ones', async () => {
    const { laptop, endpoint, between } = setUp();
    between((request, answer) =>
      (request.body?.length ?? 0) > 4_000 ? refusal(413, problemTypes.tooLarge) : answer(),
    );
    const names = Array.from({ length: 9 }, (_, n) => 'n'.repeat(150) + n);
    await laptop.write(names.map((name, n) => create('partner', uuid(n + 1), { ...partner, name })));
    expect(await laptop.engine().sync()).toEqual({ state: 'idle' });
    expect(endpoint.records()).toHaveLength(9);
    expect(endpoint.commits().length).toBeGreaterThan(1);
  });
});

describe('S37 what the endpoint refuses', () => {
  it('stays on this laptop with its reason, and goes under a new id when it is sent again', async () => {
    let refuses = true;
    const problem = { type: problemTypes.invalid, status: 422, title: 'no name' };
    const { laptop, endpoint } = setUp({ refuses: () => (refuses ? problem : null) });
    await laptop.write([create('partner', uuid(1), partner)]);
    await laptop.engine().sync();
    const [kept] = laptop.store.operations();
    expect(kept).toMatchObject({ state: 'quarantined', problem });
    await laptop.write([update('partner', uuid(1), { city: 'Rodez' })]);
    await laptop.engine().sync();
    expect(endpoint.records()).toEqual([]);
    refuses = false;
    await laptop.engine().retryQuarantined();
    expect(laptop.store.operations()[0]?.op).not.toBe(kept?.op);
    await laptop.engine().sync();
    expect(endpoint.records()).toMatchObject([{ data: { city: 'Rodez' } }]);
  });
});

describe('S38 an acknowledgement', () => {
  it('leaves what was written meanwhile to be sent on the new version', async () => {
    const { laptop, endpoint, between } = setUp();
    await laptop.write([create('partner', uuid(1), partner)]);
    const written: Promise<unknown>[] = [];
    between((request, answer) => {
      if (isPush(request) && written.length === 0)
        written.push(laptop.write([update('partner', uuid(1), { city: 'Rodez' })]));
      return answer();
    });
    await laptop.engine().sync();
    await Promise.all(written);
    await laptop.engine().sync();
    expect(endpoint.commits().map(({ operations }) => operations[0]?.base)).toEqual([0, 1]);
    expect(laptop.store.record(key(1))).toMatchObject({ v: 2, by: 'anne', data: { city: 'Rodez' } });
  });

  it('that says nothing of some operation, or names no version, is none', async () => {
    const { laptop, between } = setUp();
    await laptop.write([create('partner', uuid(1), partner)]);
    between((request, answer) => (isPush(request) ? { ...answer(), text: '{"results":[]}' } : answer()));
    expect(await laptop.engine().sync()).toMatchObject({ fault: { kind: 'garbled' } });
    expect(laptop.store.operations()).toHaveLength(1);
  });
});

describe('S41 a first sync', () => {
  it('that was cut off goes on where it stood, and the feed brings what changed meanwhile', async () => {
    const { laptop, endpoint, between, requests } = setUp({ limits: { pullRows: 4 } });
    endpoint.seed(Array.from({ length: 10 }, (_, n) => ({ ...key(n + 1), data: partner })));
    let pages = 0;
    between((request, answer) => {
      if (request.path.startsWith('/v1/snapshot') && (pages += 1) === 3) throw new Error('gone');
      return answer();
    });
    expect(await laptop.engine().sync()).toMatchObject({ state: 'waiting' });
    expect(laptop.store.records()).toHaveLength(8);
    laptop.crash();
    endpoint.seed([{ ...key(11), data: partner }]);
    const before = requests.length;
    expect(await laptop.engine().sync()).toEqual({ state: 'idle' });
    const after = requests.slice(before).filter(({ path }) => path.startsWith('/v1/snapshot'));
    expect(after).toHaveLength(1);
    expect(laptop.store.records()).toHaveLength(11);
  });
});

describe('S42 a run', () => {
  it('is the only one: whoever asks meanwhile gets the same', async () => {
    const { laptop, requests } = setUp();
    const engine = laptop.engine();
    await Promise.all([engine.sync(), engine.sync()]);
    expect(requests.filter(({ path }) => path === '/v1/capabilities')).toHaveLength(1);
  });

  it('that the laptop’s own disk refuses changes nothing and is tried again', async () => {
    const { laptop, endpoint } = setUp();
    endpoint.seed([{ ...key(1), data: partner }]);
    laptop.store.fail(1);
    expect(await laptop.engine().sync()).toMatchObject({ state: 'waiting', fault: { kind: 'storage' } });
    expect(laptop.store.records()).toEqual([]);
    expect(await laptop.engine().sync()).toEqual({ state: 'idle' });
    expect(laptop.store.records()).toHaveLength(1);
  });
});

describe('S44 a laptop belongs to the tenant and the person it met first', () => {
  it.each([
    ['another tenant’s', 'otherTenant', { tenant: { id: 'other', name: 'Autre' } }],
    ['another person’s', 'otherPerson', { person: { id: 'bruno', name: 'Bruno' } }],
  ])('%s token sends and fetches nothing', async (_whose, reason, met) => {
    const { laptop, between, requests } = setUp();
    await laptop.engine().sync();
    await laptop.write([create('partner', uuid(1), partner)]);
    between((_request, answer) => {
      const whole = answer();
      return { ...whole, text: JSON.stringify({ ...(JSON.parse(whole.text) as object), ...met }) };
    });
    const before = requests.length;
    expect(await laptop.engine().sync()).toMatchObject({ state: 'blocked', reason });
    expect(requests.slice(before).map(({ path }) => path)).toEqual(['/v1/capabilities']);
    expect(laptop.store.operations()).toHaveLength(1);
  });

  it('and speaks one protocol: a newer one blocks, and keeps what is written', async () => {
    const { laptop, between } = setUp();
    await laptop.write([create('partner', uuid(1), partner)]);
    between((_request, answer) => ({
      ...answer(),
      text: answer().text.replace('"protocol":1', '"protocol":2'),
    }));
    expect(await laptop.engine().sync()).toMatchObject({ state: 'blocked', reason: 'upgradeRequired' });
    expect(laptop.store.operations()).toHaveLength(1);
  });
});

describe('S95 a clock that is wrong', () => {
  it('is told from five minutes on, and orders nothing', async () => {
    const { laptop } = setUp({ now: () => new Date('2026-01-05T08:06:00.000Z') });
    await laptop.engine().sync();
    expect(laptop.engine().status().clockAheadMs).toBe(-6 * 60_000);
    const { laptop: near } = setUp({ now: () => new Date('2026-01-05T08:04:00.000Z') });
    await near.engine().sync();
    expect(near.engine().status().clockAheadMs).toBeNull();
  });
});

describe('S71 an edit of a record that is deleted at the very version it was made on', () => {
  it('ends in a conflict and holds nothing up', async () => {
    const { laptop, endpoint, between } = setUp();
    await laptop.write([create('partner', uuid(1), partner)]);
    await laptop.engine().sync();
    await laptop.write([update('partner', uuid(1), { city: 'Rodez' })]);
    let told = false;
    between((request, answer) => {
      if (!isPush(request) || told) return answer();
      told = true;
      const { txs } = JSON.parse(request.body ?? '') as PushRequest;
      const current = { ...endpoint.records()[0], deleted: true };
      const results = txs.map(({ tx, ops }) => ({
        tx,
        status: 'conflict',
        ops: ops.map(({ op }) => ({ op, current })),
      }));
      return ok({ results });
    });
    await laptop.engine().sync();
    expect(laptop.store.operations()).toEqual([]);
    expect(laptop.store.record(key(1))).toMatchObject({ deleted: true });
    expect(laptop.store.records().map(({ c, data }) => [c, data['mine'], data['deletion']])).toContainEqual([
      'mergeConflict',
      'Rodez',
      'theirs',
    ]);
  });
});

describe('S48 a run that only sends', () => {
  it('sends what waits and fetches no news, but for a first sync', async () => {
    const { laptop, requests } = setUp();
    await laptop.engine().sync({ pull: false });
    expect(requests.some(({ path }) => path.startsWith('/v1/snapshot'))).toBe(true);
    await laptop.engine().sync();
    await laptop.write([create('partner', uuid(1), partner)]);
    requests.length = 0;
    expect(await laptop.engine().sync({ pull: false })).toEqual({ state: 'idle' });
    expect(requests.map(({ path }) => path)).toEqual(['/v1/capabilities', '/v1/push']);
    expect(laptop.store.operations()).toEqual([]);
  });
});

describe('S39 the receipts of the last runs', () => {
  it('are kept, the newest first, those of runs with nothing to do left out', async () => {
    const { laptop } = setUp();
    for (const n of [1, 2]) {
      await laptop.write([create('partner', uuid(n), partner)]);
      await laptop.engine().sync();
      await laptop.engine().sync();
    }
    const { receipts, receipt } = await laptop.store
      .open()
      .transaction({ durability: 'strict', collections: [] }, (transaction) => transaction.state());
    expect(receipts.map(({ sent }) => sent).filter((sent) => sent > 0)).toEqual([1, 1]);
    expect(receipts[0]).toEqual(receipt);
  });
});

describe('what waits, told after each write', () => {
  it('is counted, and the oldest of it stays known', async () => {
    let now = new Date('2026-01-05T08:00:00.000Z');
    const { laptop } = setUp({ now: () => now });
    const engine = laptop.engine();
    await engine.refresh();
    expect(engine.status()).toMatchObject({ unsent: 0, quarantined: 0, oldestUnsentAt: null });
    await laptop.write([create('partner', uuid(1), partner)]);
    await engine.refresh();
    now = new Date('2026-01-05T09:00:00.000Z');
    await laptop.write([create('partner', uuid(2), partner)]);
    await engine.refresh();
    expect(engine.status()).toMatchObject({
      unsent: 2,
      quarantined: 0,
      oldestUnsentAt: '2026-01-05T08:00:00.000Z',
    });
    await engine.sync();
    expect(engine.status()).toMatchObject({ unsent: 0, oldestUnsentAt: null });
  });
});
