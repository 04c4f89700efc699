import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import type { z } from 'zod';
import {
  capabilities,
  changesResponse,
  deviceHeader,
  pushResponse,
  snapshotResponse,
  type Capabilities,
  type PushRequest,
  type PushResult,
  type WireOperation,
  type WireRecord,
} from '#shared/sync/protocol';
import type { CheckAnswer } from '../support/openApiChecker';
import { Violation, demand, shown } from './violation';
import type { Answer, Request, Wire } from './wire';

export type Transaction = PushRequest['txs'][number];

/** The collection of what the suite writes: no endpoint knows it, and a person who meets it knows whose it is. */
export const collection = 'conformance';

/** An operation on a record of the suite's, creating one unless told otherwise. */
export function operation(overrides: Partial<WireOperation> = {}): WireOperation {
  return {
    op: v7(),
    c: collection,
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

/** The fields of a partner that the register takes, under a name that says whose it is. */
export const validPartner = { name: 'Conformance check', type: 'reseller', stage: 'active' };

/** One person's laptop in its plainest form: every answer is held against the OpenAPI document and the schemas. */
export interface Laptop {
  readonly device: string;
  /** What the endpoint told of itself and of this person when the suite began. */
  readonly facts: Capabilities;
  /** A request below the contract's paths with this person's token; its answer must be one of the document's. */
  ask(target: string, request?: Request): Promise<Answer>;
  changes(cursor?: string, limit?: number): Promise<Page>;
  snapshot(after?: string, limit?: number): Promise<z.infer<typeof snapshotResponse>>;
  /** All pages of the feed after a cursor. */
  follow(
    cursor: string,
    limit?: number,
  ): Promise<{ readonly pages: readonly Page[]; readonly cursor: string }>;
  /** The feed's head now. */
  head(): Promise<string>;
  /** A push's body at the endpoint's epoch. */
  body(...txs: readonly Transaction[]): PushRequest;
  postJson(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  push(...txs: readonly Transaction[]): Promise<readonly PushResult[]>;
  /** Pushes what the check builds on. @throws Violation unless all of it is applied */
  store(...txs: readonly Transaction[]): Promise<void>;
  /** The ids of all records that it may have made; `postJson` and `push` keep it. */
  readonly made: Set<string>;
}

/** A page of the feed, its records apart from what else it tells. */
export interface Page {
  readonly records: readonly WireRecord[];
  readonly cursor: string;
  readonly more: boolean;
  readonly bytes: number;
}

/** @throws Violation when the capabilities can't be had with the token */
export async function openLaptop(wire: Wire, token: string, check: CheckAnswer): Promise<Laptop> {
  const device = randomUUID();
  const made = new Set<string>();
  const auth = { authorization: `Bearer ${token}`, [deviceHeader]: device };

  async function ask(target: string, request: Request = {}): Promise<Answer> {
    const answer = await wire.ask(target, { ...request, headers: { ...auth, ...request.headers } });
    try {
      check(request.method ?? 'GET', target.split('?')[0] ?? target, answer);
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      throw new Violation(
        'an answer that the OpenAPI document allows',
        `${answer.status} ${answer.contentType} ${shown(answer.text)}: ${told}`,
      );
    }
    return answer;
  }

  async function take<Schema extends z.ZodType>(
    schema: Schema,
    asked: Promise<Answer>,
  ): Promise<z.output<Schema>> {
    const answer = await asked;
    demand(answer.status === 200, '200', `${answer.status} ${answer.text}`);
    const read = schema.safeParse(answer.body);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new Violation(
      'a body of the contract’s shape',
      `${shown(answer.text)}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }

  const facts = await take(capabilities, ask('/v1/capabilities'));
  const laptop: Laptop = {
    device,
    facts,
    made,
    ask,
    changes: async (cursor, limit) => {
      const answer = await ask(`/v1/changes${query({ cursor, limit })}`);
      const page = await take(changesResponse, Promise.resolve(answer));
      const records = page.changes.filter((entry): entry is WireRecord => !('control' in entry));
      const { cursor: next, more } = page;
      return { records, cursor: next, more, bytes: Buffer.byteLength(answer.text) };
    },
    snapshot: (after, limit) => take(snapshotResponse, ask(`/v1/snapshot${query({ after, limit })}`)),
    follow: async (cursor, limit) => {
      const pages: Page[] = [];
      for (let at = cursor; ;) {
        const page = await laptop.changes(at, limit);
        pages.push(page);
        if (!page.more) return { pages, cursor: page.cursor };
        demand(page.cursor !== at, 'a cursor that moves on while there is `more`', page.cursor);
        at = page.cursor;
      }
    },
    head: async () => (await laptop.snapshot(undefined, 1)).head,
    body: (...txs) => ({ device, epoch: facts.epoch, txs: [...txs] }),
    postJson: (body, headers = {}) => {
      remember(made, body);
      return ask('/v1/push', {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      });
    },
    push: async (...txs) => {
      const { results } = await take(pushResponse, laptop.postJson(laptop.body(...txs)));
      const came = results.map(({ tx }) => tx);
      const sent = txs.map(({ tx }) => tx);
      demand(
        came.join() === sent.join(),
        `one result for each transaction, in their order: ${sent.join()}`,
        came,
      );
      return results;
    },
    store: async (...txs) => {
      const results = await laptop.push(...txs);
      const all = results.every(({ status }) => status === 'applied');
      demand(all, 'every transaction "applied"', results);
    },
  };
  return laptop;
}

/** Whatever a push names may have come to be, wanted or not. */
function remember(made: Set<string>, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  for (const [, id] of text.matchAll(/"id":"([0-9a-f-]{36})"/gi)) if (id) made.add(id.toLowerCase());
}

function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
