import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { endpointProblemTypes } from '#shared/bridge/endpointProblems';
import { deviceHeader, protocolHeader } from '#shared/sync/protocol';
import { isDeskUrl } from './appScheme';
import { isEventStream, passEventsOn } from './endpointEvents';
import type { TokenSource } from './signIn/bearer';
import { stallTimer } from './stallTimer';
import { saysWiped } from './wipe/orderFor';
import type { ReadAnswer } from './wipe/orderFor';

const compress = promisify(gzip);

/** Smaller bodies gain nothing from compression. */
const compressFrom = 1024;
/** Twice what the contract allows for a push. */
const maxRequestBytes = 8 * 1024 * 1024;
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);
const requestHeaders = ['accept', 'content-type', 'if-none-match', deviceHeader, protocolHeader] as const;
const responseHeaders = ['content-type', 'retry-after', 'etag', 'www-authenticate', 'date'] as const;

export interface EndpointState {
  /** '' while none is set. */
  readonly endpoint: string;
  /** Offline on purpose. */
  readonly offline: boolean;
}

export interface EndpointProxyOptions {
  readonly state: () => EndpointState;
  /** Where tokens come from; asked once a request, so that none is answered with another person's. */
  readonly tokens: () => TokenSource;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** How the desk names its laptop in a request. */
  readonly device?: (id: string) => void;
  /** An answer to this device said that it is to be wiped. */
  readonly wiped?: (device: string) => void;
  /** Milliseconds without a byte after which a request is given up. */
  readonly stallLimit?: number;
}

/**
 * The desk's only way to the network: a request below `/v1/` goes to the configured endpoint with the token, the
 * answer comes back whole or not at all, but for the stream of events. Without cookies, cache or redirects.
 */
export function createEndpointProxy({
  state,
  tokens,
  fetch,
  device: noteDevice,
  wiped,
  stallLimit = 60_000,
}: EndpointProxyOptions) {
  return async (request: Request, pathAndQuery: string): Promise<Response> => {
    if (!isFromDesk(request)) return problem(403, 'foreignPage');
    if (!methods.has(request.method)) return problem(405, 'method', request.method);
    if (!/^\/v1\/[\w\-./~%]*(?:\?.*)?$/.test(pathAndQuery)) return problem(404, 'path');
    const { endpoint, offline } = state();
    if (endpoint === '') return problem(503, 'noEndpoint');
    if (offline) return problem(503, 'offline');
    const source = tokens();
    let bearer: string | null;
    try {
      bearer = await source.tokenFor(endpoint);
    } catch (error) {
      return networkProblem(error);
    }
    if (bearer === null) return problem(401, 'noToken');

    const headers = new Headers({ 'Accept-Encoding': 'gzip' });
    for (const name of requestHeaders) {
      const value = request.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    const device = headers.get(deviceHeader);
    if (device !== null) noteDevice?.(device);
    const init: RequestInit = {
      method: request.method,
      headers,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    };
    if (request.method === 'POST') {
      const body = Buffer.from(await request.arrayBuffer());
      if (body.byteLength > maxRequestBytes) return problem(413, 'requestTooLarge');
      const packed = body.byteLength >= compressFrom;
      if (packed) headers.set('Content-Encoding', 'gzip');
      init.body = new Uint8Array(packed ? await compress(body) : body);
    }
    const mayGoOn = () => !state().offline && state().endpoint === endpoint && tokens() === source;
    const ask = (token: string): Promise<Response> => {
      headers.set('Authorization', `Bearer ${token}`);
      return exchange(fetch, `${endpoint.replace(/\/+$/, '')}${pathAndQuery}`, init, stallLimit, mayGoOn);
    };
    const answer = await ask(bearer);
    if (answer.status === 403 && device !== null && mayGoOn() && saysWiped(await readCopy(answer))) {
      wiped?.(device);
    }
    if (answer.status !== 401) return answer;
    // Refused before its time: revoked, or this laptop's clock is wrong. Once, with another one.
    const another = await source.renewed(endpoint, bearer).catch(() => null);
    return another === null || another === bearer ? answer : ask(another);
  };
}

async function exchange(
  fetch: EndpointProxyOptions['fetch'],
  url: string,
  init: RequestInit,
  stallLimit: number,
  mayGoOn: () => boolean,
): Promise<Response> {
  const stall = stallTimer(stallLimit);
  let isLive = false;
  try {
    const answer = await fetch(url, { ...init, signal: stall.signal });
    if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) return problem(502, 'redirect');
    if (isEventStream(url, answer)) {
      isLive = true;
      return passEventsOn(answer, stall, mayGoOn);
    }
    const body = await readWhole(answer, stall.tick);
    const headers = new Headers();
    for (const name of responseHeaders) {
      const value = answer.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    const bodiless = answer.status === 204 || answer.status === 304 || init.method === 'HEAD';
    return new Response(bodiless ? null : body, { status: answer.status, headers });
  } catch (error) {
    if (stall.signal.aborted) return problem(504, 'timeout');
    return networkProblem(error);
  } finally {
    if (!isLive) stall.stop();
  }
}

async function readCopy(answer: Response): Promise<ReadAnswer> {
  const text = await answer.clone().text();
  return { status: answer.status, contentType: answer.headers.get('content-type') ?? '', text };
}

async function readWhole(answer: Response, tick: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = answer.body?.getReader();
  for (;;) {
    tick();
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    chunks.push(part.value);
    size += part.value.byteLength;
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

/**
 * A page of the desk sends no foreign Origin or Referer. Other pages can't exist in a window; this holds should one.
 */
function isFromDesk(request: Request): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const referrer = request.referrer.startsWith('about:') ? '' : request.referrer;
  return (
    (origin === null || isDeskUrl(origin)) &&
    (referrer === '' || isDeskUrl(referrer)) &&
    (site === null || site === 'same-origin' || site === 'none')
  );
}

function networkProblem(error: unknown): Response {
  const text = error instanceof Error ? `${error.message} ${causeOf(error)}` : String(error);
  const name = /\b(?:ERR_|E)[A-Z][A-Z_]+\b/.exec(text)?.[0] ?? 'unknown';
  if (/redirect/i.test(text)) return problem(502, 'redirect');
  if (/^ERR_(?:CERT|SSL|TLS|BAD_SSL|PINNED)/.test(name)) return problem(502, 'tls', name);
  if (name === 'ERR_TIMED_OUT' || name === 'ERR_CONNECTION_TIMED_OUT') return problem(504, 'timeout', name);
  return problem(502, 'network', name);
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : '';
}

function problem(status: number, type: keyof typeof endpointProblemTypes, detail?: string): Response {
  const body = { type: endpointProblemTypes[type], status, ...(detail === undefined ? {} : { detail }) };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}
