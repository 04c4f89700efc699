import { describe, expect, it } from 'vitest';
import { problemTypes } from '#shared/sync/protocol';
import { create, update } from '../../../renderer/data/mutation';
import { createLaptop } from '../../support/laptop';
import type { Laptop } from '../../support/laptop';
import { createMemoryEndpoint } from '../../support/memoryEndpoint';
import type { MemoryEndpoint } from '../../support/memoryEndpoint';
import { uuid } from '../../support/syncValues';

const partnerIn = (n: number, territory: string) => ({
  c: 'partner',
  id: uuid(n),
  data: { name: `Partner ${n}`, type: 'agent', stage: 'active', territory },
});
const meetingWith = (n: number, partner: number) => ({
  c: 'meeting',
  id: uuid(n),
  data: { partnerId: uuid(partner), kind: 'call', title: 'Review', startsAt: '2026-01-02T09:00:00.000Z' },
});

function aLaptop(endpoint: MemoryEndpoint, asked: string[] = [], letThrough = () => true): Laptop {
  return createLaptop({
    person: 'anne',
    transport: {
      request: async (request) => {
        asked.push(request.path);
        if (!letThrough()) throw new Error('no connection');
        return endpoint.handle(request, 'anne');
      },
    },
  });
}

function aScopedEndpoint() {
  const endpoint = createMemoryEndpoint({ limits: { pullRows: 2 } });
  endpoint.restrict(['anne']);
  endpoint.seed([
    partnerIn(1, 'Nord'),
    ...[11, 12, 13, 14].map((n) => meetingWith(n, 1)),
    partnerIn(2, 'Sud'),
    meetingWith(21, 2),
  ]);
  return endpoint;
}

const idsOn = (laptop: Laptop) =>
  laptop.store
    .records()
    .map(({ id }) => id)
    .toSorted();

describe('a laptop whose person is granted scopes', () => {
  it('S107 fetches what it has never seen, and goes on where it was cut off', async () => {
    const endpoint = aScopedEndpoint();
    const asked: string[] = [];
    let left = Number.POSITIVE_INFINITY;
    const laptop = aLaptop(endpoint, asked, () => (left -= 1) >= 0);
    await laptop.engine().sync();
    expect(idsOn(laptop)).toEqual([]);

    endpoint.grant('anne', 'territory:Nord');
    left = 4;
    expect(await laptop.engine().sync()).toMatchObject({ state: 'waiting' });
    const half = idsOn(laptop);
    expect(half.length).toBeGreaterThan(0);
    expect(half.length).toBeLessThan(5);
    laptop.crash();
    left = Number.POSITIVE_INFINITY;
    asked.length = 0;
    await laptop.engine().sync();
    expect(asked.filter((path) => path.includes('scope=')).every((path) => path.includes('after='))).toBe(
      true,
    );
    expect(idsOn(laptop)).toEqual([1, 11, 12, 13, 14].map(uuid));
    expect(laptop.store.state().granted).toEqual([]);
  });

  it('S108 lets go of what is revoked, and keeps unsent changes aside with their reason and their record', async () => {
    const endpoint = aScopedEndpoint();
    const laptop = aLaptop(endpoint);
    endpoint.grant('anne', 'territory:Nord');
    endpoint.grant('anne', 'territory:Sud');
    await laptop.engine().sync();
    await laptop.write([update('meeting', uuid(11), { notes: 'Sent.' })]);
    await laptop.engine().sync();
    endpoint.revoke('anne', 'territory:Nord');
    await laptop.write([update('meeting', uuid(12), { notes: 'Unsent.' })]);
    await laptop.write([create('meeting', uuid(99), { ...meetingWith(99, 1).data, kind: 'call' })]);
    await laptop.engine().sync();

    expect(idsOn(laptop)).toEqual([2, 12, 21, 99].map(uuid));
    expect(laptop.store.record({ c: 'meeting', id: uuid(12) })?.data['notes']).toBe('Unsent.');
    expect(laptop.store.operations()).toMatchObject([
      { id: uuid(12), state: 'quarantined', problem: { type: problemTypes.forbidden, status: 403 } },
      { id: uuid(99), state: 'quarantined', problem: { type: problemTypes.forbidden, status: 403 } },
    ]);
    expect(laptop.store.history().filter(({ id }) => id === uuid(11))).toEqual([]);
    expect(endpoint.records().filter(({ deleted }) => deleted)).toEqual([]);

    endpoint.grant('anne', 'territory:Nord');
    await laptop.engine().sync();
    await laptop.engine().retryQuarantined();
    await laptop.engine().sync();
    expect(laptop.store.operations()).toEqual([]);
    expect(idsOn(laptop)).toEqual([1, 2, 11, 12, 13, 14, 21, 99].map(uuid));
    const sent = endpoint.records().find(({ id }) => id === uuid(12));
    expect(sent?.data['notes']).toBe('Unsent.');
  });

  it('goes by where the endpoint has a record, not by where it was moved here', async () => {
    const endpoint = aScopedEndpoint();
    endpoint.seed([{ c: 'mergeConflict', id: uuid(31), data: { recordId: uuid(11) } }]);
    endpoint.grant('anne', 'territory:Nord');
    endpoint.grant('anne', 'territory:Sud');
    let offline = false;
    const laptop = aLaptop(endpoint, [], () => !offline);
    await laptop.engine().sync();
    await laptop.write([update('meeting', uuid(11), { partnerId: uuid(2) })]);
    offline = true;
    await laptop.engine().sync();
    offline = false;
    endpoint.revoke('anne', 'territory:Sud');
    await laptop.engine().sync();
    expect(laptop.store.operations()).toMatchObject([{ id: uuid(11), state: 'quarantined' }]);
    // The conflict about it is still in sight, and would never be sent again.
    expect(idsOn(laptop)).toEqual([1, 11, 12, 13, 14, 31].map(uuid));
  });

  it('S109 lets go of what it had sent and lost sight of before its first sync was over', async () => {
    const endpoint = aScopedEndpoint();
    endpoint.grant('anne', 'territory:Nord');
    const laptop = aLaptop(endpoint, [], () => {
      const sent = endpoint.records().some(({ id }) => id === uuid(50));
      if (sent) endpoint.revoke('anne', 'territory:Nord');
      return true;
    });
    await laptop.write([
      create('partner', uuid(50), { name: 'New', type: 'agent', stage: 'active', territory: 'Nord' }),
    ]);
    await laptop.engine().sync();
    expect(endpoint.records().map(({ id }) => id)).toContain(uuid(50));
    expect(idsOn(laptop)).toEqual([]);
  });
});
