import { setTimeout as sleep } from 'node:timers/promises';
import { Skipped, Violation, shown } from './violation';

export interface Exchange {
  /** The request in a line, without its token. */
  readonly asked: string;
  /** The answer in a line; nothing when none came. */
  answered: string;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; undefined when it is none. */
  readonly body: unknown;
}

export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** How requests reach the endpoint: `fetch`, in a place where a test can lie. */
export type Send = typeof fetch;

/** Plain HTTP to one endpoint that remembers its last exchange for the report, and waits when it is told to. */
export interface Wire {
  ask(target: string, request?: Request): Promise<Answer>;
  last(): Exchange | undefined;
  forget(): void;
}

export interface WireOptions {
  readonly send?: Send;
  /** The longest that a request waits where the endpoint says Retry-After, in seconds. */
  readonly patience?: number;
}

const timeoutMs = 60_000;

export function openWire(url: string, { send = fetch, patience = 120 }: WireOptions = {}): Wire {
  const base = url.replace(/\/+$/, '');
  let last: Exchange | undefined;

  async function once(target: string, { method = 'GET', headers = {}, body }: Request): Promise<Answer> {
    const sent =
      body === undefined ? '' : ` ${typeof body === 'string' ? shown(body) : `${body.length} bytes`}`;
    const exchange = {
      asked: `${method} ${shown(target, 200)}${told(headers)}${sent}`,
      answered: 'no answer',
    };
    last = exchange;
    let response: Response;
    let text: string;
    try {
      response = await send(`${base}${target}`, {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Uint8Array.from(body) }),
      });
      text = await response.text();
    } catch (error) {
      exchange.answered = `no answer: ${reason(error)}`;
      throw new Violation('an answer', exchange.answered);
    }
    const contentType = response.headers.get('content-type') ?? '';
    exchange.answered = `${response.status} ${contentType} ${shown(text)}`;
    return { status: response.status, contentType, headers: response.headers, text, body: readJson(text) };
  }

  return {
    ask: async (target, request = {}) => {
      for (let waited = 0; ;) {
        const answer = await once(target, request);
        const pause = Number(answer.headers.get('retry-after') ?? 'x');
        if (![429, 503].includes(answer.status) || !Number.isFinite(pause)) return answer;
        if (waited + pause > patience)
          throw new Skipped(`the endpoint asks to wait (${answer.status}, Retry-After ${pause} s)`);
        await sleep(pause * 1000);
        waited += Math.max(pause, 1);
      }
    },
    last: () => last,
    forget: () => {
      last = undefined;
    },
  };
}

function told(headers: Readonly<Record<string, string>>): string {
  const shownHeaders = Object.entries(headers).filter(
    ([name]) => !['authorization', 'escale-device'].includes(name),
  );
  return shownHeaders.map(([name, value]) => ` [${name}: ${value}]`).join('');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
