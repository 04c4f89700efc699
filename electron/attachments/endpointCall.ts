import { deviceHeader, problem, protocolHeader, protocolVersion } from '#shared/sync/protocol';
import type { TokenSource } from '../signIn/bearer';
import { stallTimer } from '../stallTimer';
import type { StallTimer } from '../stallTimer';

export interface CallOptions {
  readonly state: () => { readonly endpoint: string; readonly offline: boolean };
  readonly tokens: () => TokenSource;
  /** How this laptop names itself; null while it isn't known. */
  readonly device?: () => string | null;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds without a byte after which a request is given up. */
  readonly stallLimit?: number;
}

export interface Call {
  readonly method: 'HEAD' | 'GET' | 'POST' | 'PATCH';
  /** Below `/v1/`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** An answer whose body is still coming, with the watch over it: `tick` at each part, `stop` at its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array> | null;
  readonly stall: StallTimer;
}

/** Nothing may be asked now: no endpoint, no token, or the person is offline on purpose. */
export class NotNow extends Error {}

/**
 * The shell's own requests to the endpoint, for what is too large to pass the page: with the token, without cookies, cache
 * or redirects. Whoever goes offline or changes the endpoint meanwhile ends them.
 */
export function createEndpointCall({
  state,
  tokens,
  device = () => null,
  fetch,
  stallLimit = 60_000,
}: CallOptions) {
  return async ({ method, path, headers = {}, body }: Call): Promise<Answer> => {
    const { endpoint, offline } = state();
    if (endpoint === '' || offline) throw new NotNow();
    const source = tokens();
    const named = device();
    const bearer = await source.tokenFor(endpoint);
    if (bearer === null) throw new NotNow();
    const ask = async (token: string): Promise<Answer> => {
      const stall = stallTimer(stallLimit);
      const watch = setInterval(() => {
        if (state().offline || state().endpoint !== endpoint || tokens() !== source) stall.abort();
      }, 250);
      watch.unref();
      stall.signal.addEventListener('abort', () => clearInterval(watch));
      const stop = () => {
        clearInterval(watch);
        stall.stop();
      };
      try {
        const answer = await fetch(`${endpoint.replace(/\/+$/, '')}${path}`, {
          method,
          headers: {
            ...(named === null ? {} : { [deviceHeader]: named }),
            ...headers,
            [protocolHeader]: String(protocolVersion),
            Authorization: `Bearer ${token}`,
          },
          ...(body === undefined ? {} : { body }),
          credentials: 'omit',
          cache: 'no-store',
          redirect: 'error',
          referrerPolicy: 'no-referrer',
          signal: stall.signal,
        });
        return {
          status: answer.status,
          headers: answer.headers,
          body: answer.body,
          stall: { ...stall, stop },
        };
      } catch (error) {
        stop();
        throw error;
      }
    };
    const answer = await ask(bearer);
    if (answer.status !== 401) return answer;
    await dismiss(answer);
    const another = await source.renewed(endpoint, bearer).catch(() => null);
    if (another === null || another === bearer) throw new NotNow();
    return ask(another);
  };
}
export type EndpointCall = ReturnType<typeof createEndpointCall>;

/** No problem is anywhere near as long. */
const longestProblem = 64 * 1024;

/** The type of the problem that an answer tells (RFC 9457); undefined when it tells none. Ends the answer. */
export async function problemTypeOf(answer: Answer): Promise<string | undefined> {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const reader = isProblem ? answer.body?.getReader() : undefined;
  let text = '';
  const decoder = new TextDecoder();
  while (text.length < longestProblem) {
    const next = await reader?.read();
    if (next === undefined || next.done) break;
    answer.stall.tick();
    text += decoder.decode(next.value, { stream: true });
  }
  reader?.releaseLock();
  await dismiss(answer);
  try {
    return problem.safeParse(JSON.parse(text)).data?.type;
  } catch {
    return undefined;
  }
}

/** Lets go of an answer whose body isn't wanted. */
export async function dismiss({ body, stall }: Answer): Promise<void> {
  stall.stop();
  await body?.cancel().catch(() => undefined);
}
