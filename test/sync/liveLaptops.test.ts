import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createListener } from '#shared/sync/listener';
import { createScheduler } from '#shared/sync/scheduler';
import { createEndpointProxy } from '../../electron/endpointProxy';
import { create } from '../../renderer/data/mutation';
import { createEndpointTransport } from '../../renderer/worker/endpointTransport';
import { createEventSource } from '../../renderer/worker/eventSource';
import { startEndpoint, type TestEndpoint } from '../support/endpoint';
import { createLaptop } from '../support/laptop';
import { onlyToken } from '../support/onlyToken';
import { uuid } from '../support/syncValues';

/** The worker's parts on the real proxy and the real endpoint; it asks for nothing by itself. */
function liveLaptop(number: number, person: string, endpoint: string, token: string) {
  let offline = false;
  const asked: string[] = [];
  const proxy = createEndpointProxy({
    state: () => ({ endpoint, offline }),
    tokens: onlyToken(token),
    fetch: (url, init) => {
      asked.push(new URL(url).pathname);
      return fetch(url, init);
    },
  });
  const fetchOwn: typeof fetch = async (input, init) => {
    const path = input instanceof Request ? input.url : input.toString();
    return proxy(new Request(`http://desk.example${path}`, init), path.slice('/endpoint'.length));
  };
  const device = uuid(number);
  const patience = { now: () => performance.now(), onSlow: () => undefined };
  const transport = createEndpointTransport(fetchOwn, device, patience);
  const laptop = createLaptop({ person, number, transport });
  const timers = new Set<NodeJS.Timeout>();
  const after = (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms);
    timers.add(timer);
    return () => clearTimeout(timer);
  };
  const scheduler = createScheduler({
    engine: laptop.engine(),
    now: () => new Date(),
    after,
    pollMs: 3_600_000,
    livePollMs: 3_600_000,
  });
  let isLive = false;
  const listener = createListener({
    open: createEventSource(fetchOwn, device),
    onMoved: () => scheduler.heard(),
    onLive: (live) => {
      isLive = live;
      scheduler.setLive(live);
    },
    after,
    random: Math.random,
  });
  return {
    laptop,
    asked,
    isLive: () => isLive,
    setOffline: (now: boolean) => {
      offline = now;
      scheduler.setOffline(now);
      listener.setWanted(!now);
    },
    kick: () => scheduler.kick(),
    /** The shell alone goes offline: the worker learns it from the stream's end. */
    cut: () => {
      offline = true;
    },
    stop: () => {
      listener.setWanted(false);
      scheduler.setOffline(true);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

type LiveLaptop = ReturnType<typeof liveLaptop>;

describe('two laptops that listen', () => {
  let endpoint: TestEndpoint;
  let anne: LiveLaptop;
  let bruno: LiveLaptop;
  let count = 0;
  beforeAll(async () => {
    endpoint = await startEndpoint();
  });
  afterAll(() => endpoint.stop());
  beforeEach(async () => {
    anne = liveLaptop(++count, 'anne', endpoint.url, await endpoint.token('Anne'));
    bruno = liveLaptop(++count, 'bruno', endpoint.url, await endpoint.token('Bruno'));
    for (const each of [anne, bruno]) each.setOffline(false);
    await until(() => anne.isLive() && bruno.isLive());
  });
  afterEach(() => {
    anne.stop();
    bruno.stop();
  });

  const write = async (name: string) => {
    const id = anne.laptop.newId();
    await anne.laptop.write([create('partner', id, { name, type: 'reseller', stage: 'active' })]);
    anne.kick();
    return id;
  };
  const nameAt = async (at: LiveLaptop, id: string) => {
    const scope = { durability: 'strict', collections: ['partner'] } as const;
    const [found] = await at.laptop.store
      .open()
      .transaction(scope, (transaction) => transaction.records([{ c: 'partner', id }]));
    return found?.data['name'];
  };

  test('one’s change is on the other though neither asks again of its own accord for an hour', async () => {
    // The first word of each stream has been answered by a run before.
    await until(() => [anne, bruno].every(({ asked }) => asked.includes('/v1/snapshot')));
    const id = await write('Orion Télécom');
    await expect.poll(() => nameAt(bruno, id), { timeout: 20_000 }).toBe('Orion Télécom');
  });

  test('who goes offline hears nothing more, and gets it on coming back', async () => {
    bruno.setOffline(true);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const asked = bruno.asked.length;
    const id = await write('Orion Télécom');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect([bruno.asked.length, await nameAt(bruno, id)]).toEqual([asked, undefined]);
    bruno.setOffline(false);
    await until(async () => (await nameAt(bruno, id)) === 'Orion Télécom');
  });

  test('the shell closes the stream by itself when the person goes offline', async () => {
    bruno.cut();
    await until(() => !bruno.isLive());
    expect(bruno.asked.filter((path) => path === '/v1/events')).toHaveLength(1);
  });
});

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await condition())) {
    if (performance.now() - began > 20_000) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
