import { gunzipSync } from 'node:zlib';
import type { Send } from '../wire';
import type { Mutant } from './mutant';

type Init = Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> };

/** What the suite sends is always a text for an address and plain headers. */
function wrong(
  change: (ask: (init?: Init) => Promise<Response>, target: URL, init: Init) => Promise<Response>,
): Send {
  return (target, init) => {
    const own = (init ?? {}) as Init;
    const address = target instanceof Request ? target.url : target;
    return change((other = own) => fetch(address, other), new URL(address), own);
  };
}

function answered(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': type, ...headers },
  });
}

const invalid = { type: 'urn:escale:problem:invalid', status: 422 };
const isPush = (target: URL) => target.pathname === '/v1/push';

export const travellingMutants: readonly Mutant[] = [
  {
    that: 'leaves `at` out of its records',
    breaks: 'S1',
    shows: ['S2', 'S3', 'S4', 'S7', 'S9', 'S10', 'S11', 'S16', 'S20', 'S21', 'S57', 'S131'],
    told: /Every answer is one.*an answer that the OpenAPI document allows.*must have required property 'at'/s,
    send: wrong(async (ask, target) => {
      const response = await ask();
      if (target.pathname !== '/v1/changes' || response.status !== 200) return response;
      return answered(200, (await response.text()).replaceAll(/,"at":"[^"]*"/g, ''));
    }),
  },
  {
    that: 'says nothing of its health',
    breaks: 'S1',
    told: /\/readyz answers without a token.*came +404/s,
    send: wrong((ask, target) =>
      target.pathname === '/readyz' ? Promise.resolve(answered(404, invalid)) : ask(),
    ),
  },
  {
    that: 'counts a body’s bytes before it inflates them',
    breaks: 'S8',
    told: /in gzip.*expected.*413/s,
    send: wrong(async (ask, target, init) => {
      const response = await ask();
      const packed = isPush(target) && init.headers?.['content-encoding'] === 'gzip';
      return packed && response.status === 413 ? answered(200, { results: [] }) : response;
    }),
  },
  {
    that: 'takes no gzip',
    breaks: 'S11',
    shows: ['S8'],
    told: /A push in gzip has the same effect.*expected.*200.*came +415/s,
    send: wrong((ask, target, init) =>
      isPush(target) && init.headers?.['content-encoding'] === 'gzip'
        ? Promise.resolve(answered(415, { ...invalid, status: 415 }))
        : ask(),
    ),
  },
  {
    that: 'answers without gzip',
    breaks: 'S11',
    told: /Content-Encoding for Accept-Encoding: gzip/,
    send: wrong((ask, _target, init) =>
      ask({ ...init, headers: { ...init.headers, 'accept-encoding': 'identity' } }),
    ),
  },
  {
    that: 'takes gzip that breaks off for what it holds',
    breaks: 'S11',
    told: /Gzip that breaks off.*expected.*400/s,
    send: wrong((ask, target, init) => {
      if (!isPush(target) || init.headers?.['content-encoding'] !== 'gzip') return ask();
      const bytes = init.body as Uint8Array<ArrayBuffer>;
      try {
        gunzipSync(bytes);
      } catch {
        return Promise.resolve(answered(200, { results: [] }));
      }
      return ask();
    }),
  },
  {
    that: 'replaces broken UTF-8',
    breaks: 'S12',
    told: /Broken UTF-8 is refused, never replaced/,
    send: wrong((ask, target, init) => {
      const plain = isPush(target) && init.body instanceof Uint8Array && !init.headers?.['content-encoding'];
      return plain
        ? ask({ ...init, body: new TextDecoder().decode(init.body as Uint8Array<ArrayBuffer>) })
        : ask();
    }),
  },
  {
    that: 'takes any content type',
    breaks: 'S12',
    told: /content type text\/plain is answered 415/,
    send: wrong((ask, target, init) =>
      isPush(target)
        ? ask({ ...init, headers: { ...init.headers, 'content-type': 'application/json' } })
        : ask(),
    ),
  },
  {
    that: 'tells its problems in HTML',
    breaks: 'S12',
    shows: ['S1', 'S2', 'S8', 'S11', 'S13', 'S16', 'S21', 'S57', 'S131', 'S132'],
    told: /400 text\/html/,
    send: wrong(async (ask) => {
      const response = await ask();
      if (response.status < 400 || response.status === 401) return response;
      await response.text();
      return answered(response.status, '<h1>Oops</h1>', { 'content-type': 'text/html' });
    }),
  },
  {
    that: 'fails on numbers that it can’t store',
    breaks: 'S13',
    told: /The number 2147483648.*came +500/s,
    send: wrong((ask, target, init) =>
      isPush(target) && typeof init.body === 'string' && init.body.includes('2147483648')
        ? Promise.resolve(answered(500, { ...invalid, status: 500 }))
        : ask(),
    ),
  },
  {
    that: 'tells unknown tokens from misshapen ones',
    breaks: 'S22',
    told: /number of different answers/,
    send: wrong(async (ask, _target, init) => {
      const response = await ask();
      if (response.status !== 401 || !/^Bearer \S+$/.test(init.headers?.['authorization'] ?? ''))
        return response;
      const body = {
        type: 'urn:escale:problem:unauthorized',
        status: 401,
        detail: 'This token is not known.',
      };
      return answered(401, body, { 'www-authenticate': 'Bearer' });
    }),
  },
  {
    that: 'shows its feed without a token',
    breaks: 'S22',
    told: /GET \/v1\/snapshot gives one answer.*expected.*401.*came +200/s,
    send: wrong((ask, target, init) =>
      target.pathname === '/v1/snapshot' && !init.headers?.['authorization']
        ? ask({ ...init, headers: { authorization: 'Bearer camille' } })
        : ask(),
    ),
  },
];
