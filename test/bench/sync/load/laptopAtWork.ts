import { request } from 'node:http';
import type { Agent, IncomingMessage } from 'node:http';
import { v7 } from 'uuid';
import type { ChangesResponse, PushRequest, PushResponse } from '#shared/sync/protocol';
import { deviceHeader } from '#shared/sync/protocol';

/** How long each kind of request took, in milliseconds, and what went wrong. */
export interface Timings {
  readonly capabilities: number[];
  readonly push: number[];
  readonly changes: number[];
  readonly failures: string[];
}

export function noTimings(): Timings {
  return { capabilities: [], push: [], changes: [], failures: [] };
}

export interface LaptopParts {
  readonly agent: Agent;
  readonly url: string;
  readonly token: string;
  readonly epoch: string;
  readonly timings: Timings;
}

/** As much of a laptop as an endpoint notices: its requests, without a database behind them. */
export interface LaptopAtWork {
  capabilities(): Promise<void>;
  /** Writes the notes of meetings, each in a transaction of its own. @returns whether all were taken */
  push(meetings: readonly Meeting[]): Promise<boolean>;
  /** Follows the feed to its end; from now on when it is the first time. @returns how many records came */
  changes(): Promise<number>;
  /** Goes back to an earlier place in the feed. */
  goBackTo(cursor: string): void;
  cursor(): string;
  /** Listens; resolves once the stream is open. @returns what closes it */
  listen(onHead: () => void): Promise<() => void>;
}

/** A meeting that this laptop alone writes on. */
export interface Meeting {
  readonly id: string;
  v: number;
}

export function laptopAtWork({ agent, url, token, epoch, timings }: LaptopParts): LaptopAtWork {
  const device = v7();
  const headers = { authorization: `Bearer ${token}`, [deviceHeader]: device, 'accept-encoding': 'gzip' };
  let cursor = '';
  let turn = 0;

  function send(method: string, path: string, body?: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const asked = request(`${url}${path}`, {
        method,
        agent,
        headers: {
          ...headers,
          'accept-encoding': 'identity',
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      });
      asked.once('error', reject);
      asked.once('response', (answer: IncomingMessage) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.once('error', reject);
      });
      asked.end(body);
    });
  }

  async function timed(kind: Exclude<keyof Timings, 'failures'>, path: string, body?: string) {
    const began = performance.now();
    try {
      const { status, text } = await send(body === undefined ? 'GET' : 'POST', path, body);
      timings[kind].push(performance.now() - began);
      if (status === 200) return text;
      timings.failures.push(`${kind} ${status}`);
    } catch (error) {
      timings.failures.push(`${kind} ${error instanceof Error ? error.message : String(error)}`);
    }
    return null;
  }

  return {
    capabilities: async () => {
      await timed('capabilities', '/v1/capabilities');
    },
    push: async (meetings) => {
      turn += 1;
      const notes = `${'A line of notes, as somebody types it in a meeting.\n'.repeat(20)}${turn}`;
      const txs = meetings.map(({ id, v }) => ({
        tx: v7(),
        ops: [
          {
            op: v7(),
            c: 'meeting',
            id,
            base: v,
            schema: 1,
            set: { notes },
            unset: [],
            effect: 'write' as const,
          },
        ],
      }));
      const asked: PushRequest = { device, epoch, txs };
      const text = await timed('push', '/v1/push', JSON.stringify(asked));
      if (text === null) return false;
      const { results } = JSON.parse(text) as PushResponse;
      const taken = results.every(({ status }) => status === 'applied');
      if (taken) for (const meeting of meetings) meeting.v += 1;
      else timings.failures.push(`push ${results.map(({ status }) => status).join()}`);
      return taken;
    },
    changes: async () => {
      let came = 0;
      for (;;) {
        const text = await timed('changes', `/v1/changes?cursor=${encodeURIComponent(cursor)}&limit=500`);
        if (text === null) return came;
        const page = JSON.parse(text) as ChangesResponse;
        cursor = page.cursor;
        came += page.changes.length;
        if (!page.more) return came;
      }
    },
    goBackTo: (place) => {
      cursor = place;
    },
    cursor: () => cursor,
    listen: (onHead) =>
      new Promise((resolve, reject) => {
        const asked = request(`${url}/v1/events`, { headers: { ...headers, accept: 'text/event-stream' } });
        asked.once('error', reject);
        asked.once('response', (answer: IncomingMessage) => {
          answer.on('error', () => undefined);
          if (answer.statusCode !== 200) {
            reject(new Error(`events ${answer.statusCode}`));
            return;
          }
          answer.on('data', (chunk: Buffer) => {
            if (chunk.includes('event: head')) onHead();
          });
          resolve(() => asked.destroy());
        });
        asked.end();
      }),
  };
}

/** The feed's head, for a laptop that has its snapshot. */
export async function headOf({ url, token }: Pick<LaptopParts, 'url' | 'token'>): Promise<string> {
  const answer = await fetch(`${url}/v1/snapshot?limit=1`, { headers: { authorization: `Bearer ${token}` } });
  const { head } = (await answer.json()) as { head: string };
  return head;
}
