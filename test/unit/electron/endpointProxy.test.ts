import { gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { createEndpointProxy } from '../../../electron/endpointProxy';
import type { EndpointProxyOptions } from '../../../electron/endpointProxy';
import { onlyToken } from '../../support/onlyToken';

const endpoint = 'https://sync.company.example/base/';

function proxyOf(more: Partial<EndpointProxyOptions> = {}) {
  const fetch = vi.fn<EndpointProxyOptions['fetch']>(async () => new Response('{}'));
  const proxy = createEndpointProxy({
    state: () => ({ endpoint, offline: false }),
    tokens: onlyToken('secret'),
    fetch,
    ...more,
  });
  return { fetch, proxy };
}

const request = (init?: RequestInit) => new Request('http://desk.example/', init);

async function typeOf(answer: Response): Promise<[number, string, string?]> {
  const { type, detail } = (await answer.json()) as { type: string; detail?: string };
  const short = type.replace('urn:escale:problem:', '');
  return detail === undefined ? [answer.status, short] : [answer.status, short, detail];
}

/** A body that sends its chunks one a turn and then fails, or stays silent. */
function body(
  chunks: readonly string[],
  end: 'fails' | 'hangs',
  signal?: AbortSignal | null,
): ReadableStream {
  const left = [...chunks];
  return new ReadableStream({
    pull: (controller) => {
      const next = left.shift();
      if (next !== undefined) return controller.enqueue(new TextEncoder().encode(next));
      if (end === 'fails') return controller.error(new Error('net::ERR_CONTENT_LENGTH_MISMATCH'));
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    },
  });
}

describe('the way to the endpoint', () => {
  it('S94 goes to the configured address with the token, without cookies, cache or redirects', async () => {
    const { fetch, proxy } = proxyOf();
    await proxy(
      request({ headers: { Accept: 'application/json', 'X-Other': 'a' } }),
      '/v1/changes?cursor=a%2Fb',
    );
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('https://sync.company.example/base/v1/changes?cursor=a%2Fb');
    expect(init).toMatchObject({ method: 'GET', credentials: 'omit', cache: 'no-store', redirect: 'error' });
    const headers = new Headers(init?.headers);
    expect(headers.get('authorization')).toBe('Bearer secret');
    expect(headers.get('accept')).toBe('application/json');
    expect(headers.get('x-other')).toBeNull();
  });

  it('packs bodies from 1 KiB on, and leaves smaller ones', async () => {
    const { fetch, proxy } = proxyOf();
    for (const size of [1023, 1024])
      await proxy(request({ method: 'POST', body: 'x'.repeat(size) }), '/v1/push');
    const [small, large] = fetch.mock.calls.map(([, init]) => init);
    expect(new Headers(small?.headers).get('content-encoding')).toBeNull();
    expect(Buffer.from(small?.body as Uint8Array).byteLength).toBe(1023);
    expect(new Headers(large?.headers).get('content-encoding')).toBe('gzip');
    expect(gunzipSync(large?.body as Uint8Array).toString()).toBe('x'.repeat(1024));
  });

  it('S93 hands the answer over whole, with the headers that the engine needs', async () => {
    const headers = { 'Content-Type': 'application/problem+json', 'Retry-After': '3', 'Set-Cookie': 'a=b' };
    const { proxy } = proxyOf({ fetch: async () => new Response('{"a":1}', { status: 429, headers }) });
    const answer = await proxy(request(), '/v1/changes');
    expect(answer.status).toBe(429);
    expect(await answer.text()).toBe('{"a":1}');
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it.each([204, 304])('passes %i on without a body', async (status) => {
    const { proxy } = proxyOf({ fetch: async () => new Response(null, { status }) });
    expect((await proxy(request(), '/v1/x')).status).toBe(status);
  });

  it.each([
    ['/admin', 'GET', 404, 'path'],
    ['/v1', 'GET', 404, 'path'],
    ['/v1/a b', 'GET', 404, 'path'],
    ['/v1/x', 'DELETE', 405, 'method'],
  ])('refuses %s by %s', async (path, method, status, type) => {
    const { fetch, proxy } = proxyOf();
    expect((await typeOf(await proxy(request({ method }), path))).slice(0, 2)).toEqual([status, type]);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('S94 refuses pages that are not the desk', async () => {
    const { fetch, proxy } = proxyOf();
    for (const headers of [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      // The fetch standard forbids pages to set these; a plain object carries them to the check.
      const foreign = { ...shapeOf(request()), headers: new Headers(headers) } as Request;
      expect((await typeOf(await proxy(foreign, '/v1/x'))).slice(0, 2)).toEqual([403, 'foreign-page']);
    }
    expect(fetch).not.toHaveBeenCalled();
  });

  it('refuses a request larger than any of the contract', async () => {
    const { proxy } = proxyOf();
    const huge = request({ method: 'POST', body: new Uint8Array(8 * 1024 * 1024 + 1) });
    expect(await typeOf(await proxy(huge, '/v1/push'))).toEqual([413, 'request-too-large']);
  });

  it.each([
    [{ endpoint: '', offline: false }, 'secret', 503, 'no-endpoint'],
    [{ endpoint, offline: true }, 'secret', 503, 'offline'],
    [{ endpoint, offline: false }, null, 401, 'no-token'],
  ])('asks nobody where it is closed: %o', async (state, token, status, type) => {
    const { fetch, proxy } = proxyOf({ state: () => state, tokens: onlyToken(token) });
    expect(await typeOf(await proxy(request(), '/v1/x'))).toEqual([status, type]);
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    ['net::ERR_CONNECTION_REFUSED', 502, 'network', 'ERR_CONNECTION_REFUSED'],
    ['net::ERR_INTERNET_DISCONNECTED', 502, 'network', 'ERR_INTERNET_DISCONNECTED'],
    ['net::ERR_CERT_DATE_INVALID', 502, 'tls', 'ERR_CERT_DATE_INVALID'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 502, 'tls', 'ERR_SSL_PROTOCOL_ERROR'],
    ['net::ERR_CONNECTION_TIMED_OUT', 504, 'timeout', 'ERR_CONNECTION_TIMED_OUT'],
    ['strange', 502, 'network', 'unknown'],
  ])('tells %s as a problem of its kind', async (message, status, type, detail) => {
    const { proxy } = proxyOf({ fetch: async () => Promise.reject(new Error(message)) });
    expect(await typeOf(await proxy(request(), '/v1/x'))).toEqual([status, type, detail]);
  });

  it('S93 takes no redirect for an answer', async () => {
    const { proxy } = proxyOf({ fetch: async () => new Response(null, { status: 302 }) });
    expect(await typeOf(await proxy(request(), '/v1/x'))).toEqual([502, 'redirect']);
  });

  it('S93 takes no half answer', async () => {
    const { proxy } = proxyOf({ fetch: async () => new Response(body(['{"chan'], 'fails')) });
    expect(await typeOf(await proxy(request(), '/v1/x'))).toEqual([
      502,
      'network',
      'ERR_CONTENT_LENGTH_MISMATCH',
    ]);
  });

  it('S93 gives up when no further byte comes', async () => {
    const { proxy } = proxyOf({
      stallLimit: 30,
      fetch: async (_url, init) => new Response(body(['{"chan'], 'hangs', init.signal)),
    });
    expect(await typeOf(await proxy(request(), '/v1/x'))).toEqual([504, 'timeout']);
  });
});

function shapeOf({ method, referrer, url }: Request) {
  return { method, referrer, url };
}
