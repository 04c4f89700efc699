import { v7 } from 'uuid';
import {
  capabilities,
  changesResponse,
  digestResponse,
  pushResponse,
  snapshotResponse,
  type Control,
  type PushRequest,
  type PushResult,
  type WireOperation,
  type WireRecord,
} from '#shared/sync/protocol';
import type { z } from 'zod';
import type { Answer, CheckAnswer } from './openApiChecker';

export type Transaction = PushRequest['txs'][number];
type Init = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };
export type Result = Answer & { readonly headers: Headers };

async function take<Schema extends z.ZodType>(schema: Schema, result: Promise<Result>) {
  const { status, body } = await result;
  if (status !== 200) throw new Error(`expected 200, got ${status} ${JSON.stringify(body)}`);
  return schema.parse(body);
}

function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

/** The contract's client in its plainest form: every answer it gets is held against the OpenAPI document. */
export function contractDesk(url: string, token: string, check: CheckAnswer) {
  async function send(method: 'GET' | 'POST', target: string, init: Init = {}): Promise<Result> {
    const headers = { authorization: `Bearer ${token}`, ...init.headers };
    const response = await fetch(`${url}${target}`, { ...init, method, headers });
    const text = await response.text();
    const answer = {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: JSON.parse(text) as unknown,
      headers: response.headers,
    };
    check(method, target.split('?')[0] ?? target, answer);
    return answer;
  }

  const desk = {
    send,
    capabilities: () => take(capabilities, send('GET', '/v1/capabilities')),
    /** A page of the feed, its records and its controls apart; `entries` are both in their order. */
    changes: async (cursor?: string, limit?: number) => {
      const page = await take(changesResponse, send('GET', `/v1/changes${query({ cursor, limit })}`));
      const entries = page.changes;
      return {
        ...page,
        entries,
        changes: entries.filter((entry): entry is WireRecord => !('control' in entry)),
        controls: entries.filter((entry): entry is Control => 'control' in entry),
      };
    },
    snapshot: (after?: string, limit?: number, scope?: string, bucket?: string) =>
      take(snapshotResponse, send('GET', `/v1/snapshot${query({ after, limit, scope, bucket })}`)),
    postJson: (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
      send('POST', '/v1/push', {
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    /** Pushes transactions at the endpoint's own epoch. */
    push: async (...txs: readonly Transaction[]): Promise<readonly PushResult[]> => {
      const { epoch } = await desk.capabilities();
      const { results } = await take(pushResponse, desk.postJson({ device: v7(), epoch, txs }));
      return results;
    },
    /** Every page of the feed after a cursor. */
    digest: (scope?: string) => take(digestResponse, send('GET', `/v1/digest${query({ scope })}`)),
    allChanges: async (cursor?: string, limit?: number) => {
      const changes: WireRecord[] = [];
      const pages: (readonly WireRecord[])[] = [];
      let page = await desk.changes(cursor, limit);
      for (;;) {
        changes.push(...page.changes);
        pages.push(page.changes);
        if (!page.more) return { changes, pages, cursor: page.cursor };
        page = await desk.changes(page.cursor, limit);
      }
    },
  };
  return desk;
}

export type ContractDesk = ReturnType<typeof contractDesk>;

/** An operation on a collection that no endpoint knows, creating a record unless told otherwise. */
export function operation(overrides: Partial<WireOperation> = {}): WireOperation {
  return {
    op: v7(),
    c: 'parcel',
    id: v7(),
    base: 0,
    schema: 1,
    set: { label: 'a' },
    unset: [],
    effect: 'write',
    ...overrides,
  };
}

export function transaction(...ops: readonly WireOperation[]): Transaction {
  return { tx: v7(), ops: [...ops] };
}

/** The fields of a partner that the register takes. */
export const validPartner = { name: 'Orion Télécom', type: 'reseller', stage: 'active' };
