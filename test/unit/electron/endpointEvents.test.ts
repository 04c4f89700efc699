import { describe, expect, it } from 'vitest';
import { createEndpointProxy } from '../../../electron/endpointProxy';
import { onlyToken } from '../../support/onlyToken';

const endpoint = 'https://sync.company.example';

/** A proxy before an endpoint whose stream is fed by hand. */
function setUp({ type = 'text/event-stream', stallLimit = 60_000 } = {}) {
  const state = { endpoint, offline: false };
  let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
  let signal: AbortSignal | null | undefined;
  const proxy = createEndpointProxy({
    state: () => state,
    tokens: onlyToken('secret'),
    stallLimit,
    fetch: async (_url, init) => {
      signal = init.signal;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          feed = controller;
          signal?.addEventListener('abort', () => controller.error(new Error('aborted')));
        },
      });
      return new Response(body, { headers: { 'content-type': type } });
    },
  });
  return {
    state,
    ask: (path = '/v1/events') => proxy(new Request('http://desk.example/'), path),
    say: (text: string) => feed?.enqueue(new TextEncoder().encode(text)),
    end: () => feed?.close(),
    isAborted: () => signal?.aborted,
  };
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const { value, done } = await reader.read();
  return done ? null : new TextDecoder().decode(value);
}

describe('the stream of events', () => {
  it('comes as it is said, before it ends', async () => {
    const { ask, say, end } = setUp();
    const answer = await ask();
    const reader = answer.body?.getReader();
    if (!reader) throw new Error('no body');
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    say('event: head\n');
    expect(await next(reader)).toBe('event: head\n');
    say('data: {}\n\n');
    expect(await next(reader)).toBe('data: {}\n\n');
    end();
    expect(await next(reader)).toBeNull();
  });

  it.each([
    ['goes offline', (state: { offline: boolean }) => (state.offline = true)],
    ['takes another endpoint', (state: { endpoint: string }) => (state.endpoint = 'https://other.example')],
  ])('ends when the person %s', async (_what, change) => {
    const { ask, state, isAborted } = setUp();
    const reader = (await ask()).body?.getReader();
    if (!reader) throw new Error('no body');
    change(state);
    expect(await next(reader)).toBeNull();
    expect(isAborted()).toBe(true);
  });

  it('ends when nothing has come for too long', async () => {
    const { ask, isAborted } = setUp({ stallLimit: 40 });
    const reader = (await ask()).body?.getReader();
    if (!reader) throw new Error('no body');
    expect(await next(reader)).toBeNull();
    expect(isAborted()).toBe(true);
  });

  it('is let go when the desk does', async () => {
    const { ask, isAborted } = setUp();
    await (await ask()).body?.cancel();
    expect(isAborted()).toBe(true);
  });

  it('is the only answer that is passed on unfinished', async () => {
    const { ask, say, end } = setUp();
    const whole = ask('/v1/changes');
    await new Promise(setImmediate);
    say('half');
    const first = await Promise.race([
      whole,
      new Promise((resolve) => setTimeout(() => resolve('waits'), 50)),
    ]);
    expect(first).toBe('waits');
    end();
    expect(await (await whole).text()).toBe('half');
  });
});
