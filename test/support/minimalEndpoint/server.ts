import { Ajv2020 } from 'ajv/dist/2020.js';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { readJson } from './body';
import { Problem } from './problem';
import type { Tenant, Tx } from './tenant';

export interface Person {
  readonly tenant: Tenant;
  readonly id: string;
}

/** The OpenAPI document, as whoever writes an endpoint has it: the JSON. */
export type Document = Readonly<Record<string, unknown>>;

export interface MinimalEndpoint {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * An endpoint that is written from docs/sync.md and the OpenAPI document alone, to show that they are enough: records
 * in memory, HTTP by Node itself.
 *
 * @param people whom each token stands for
 * @param digests whether there are any to compare with
 */
export async function startMinimalEndpoint(
  document: Document,
  people: ReadonlyMap<string, Person>,
  digests: boolean,
): Promise<MinimalEndpoint> {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, useDefaults: true });
  ajv.addSchema(document, 'document');
  const isPush = ajv.getSchema('document#/components/schemas/PushRequest');

  const open: Readonly<Record<string, () => unknown>> = {
    '/healthz': () => ({ status: 'ok' }),
    '/readyz': () => ({ status: 'ok' }),
    '/openapi.json': () => document,
  };

  async function answer(request: IncomingMessage): Promise<unknown> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://endpoint.example');
    const openly = request.method === 'GET' ? open[pathname] : undefined;
    if (openly !== undefined) return openly();
    const [, token = ''] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const person = people.get(token);
    if (person === undefined) throw new Problem('unauthorized', 401, 'A valid token is needed');
    const { tenant } = person;
    if (pathname !== '/v1/capabilities') checkProtocol(String(request.headers['escale-protocol'] ?? 1));
    const seen = opaque(searchParams, 'seen');
    if (seen !== undefined) tenant.commitOf(seen);
    switch (`${request.method ?? ''} ${pathname}`) {
      case 'GET /v1/capabilities':
        return {
          protocol: 1,
          oldestProtocol: 1,
          shapes: tenant.shapes,
          epoch: tenant.epoch,
          tenant: { id: tenant.id, name: tenant.id },
          person: { id: person.id, name: tenant.people.get(person.id) ?? '' },
          people: [...tenant.people].map(([id, name]) => ({ id, name })),
          limits: tenant.limits,
          encodings: ['gzip', 'identity'],
          digests,
          now: new Date().toISOString(),
        };
      case 'GET /v1/changes':
        return tenant.changes(opaque(searchParams, 'cursor'), rows(searchParams, tenant));
      case 'GET /v1/snapshot':
        return tenant.snapshot(
          opaque(searchParams, 'after'),
          rows(searchParams, tenant),
          bucket(searchParams),
        );
      case 'GET /v1/digest':
        return tenant.digest();
      case 'POST /v1/push': {
        const body = await readJson(request, tenant.limits.pushBytes);
        if (isPush?.(body) !== true) throw new Problem('invalid', 400, ajv.errorsText(isPush?.errors));
        const { epoch, txs, seen: known } = body as { epoch: string; txs: Tx[]; seen?: string };
        if (known !== undefined) tenant.commitOf(known);
        return tenant.push(epoch, txs, person.id);
      }
      default:
        throw new Problem('not-found', 404, 'There is nothing here');
    }
  }

  const server = createServer((request, response) => {
    answer(request)
      .then((body) => send(request, response, 200, 'application/json', body))
      .catch((error: unknown) => {
        const problem = error instanceof Problem ? error : new Problem('unavailable', 500, String(error));
        if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer');
        request.resume();
        send(request, response, problem.status, 'application/problem+json', problem);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  type: string,
  body: unknown,
) {
  const text = JSON.stringify(body);
  const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && text.length > 1000;
  if (gzip) response.setHeader('content-encoding', 'gzip');
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, vary: 'accept-encoding' });
  response.end(gzip ? gzipSync(text) : text);
}

function checkProtocol(told: string): void {
  if (!/^\d+$/.test(told) || Number(told) > 1) throw new Problem('invalid', 400, 'protocol 1 is spoken here');
  if (Number(told) < 1) throw new Problem('upgrade-required', 426, 'too old a protocol');
}

function one(query: URLSearchParams, name: string): string | undefined {
  const values = query.getAll(name);
  if (values.length > 1) throw new Problem('invalid', 400, `${name} stands twice`);
  return values[0];
}

function opaque(query: URLSearchParams, name: string): string | undefined {
  const value = one(query, name);
  if (value === '') throw new Problem('invalid', 400, `${name} is empty`);
  return value;
}

function bucket(query: URLSearchParams): string | undefined {
  const value = opaque(query, 'bucket');
  if (value !== undefined && !/^[0-9a-f]{2}$/.test(value)) throw new Problem('invalid', 400, 'no bucket');
  return value;
}

function rows(query: URLSearchParams, { limits }: Tenant): number {
  const value = one(query, 'limit') ?? String(limits.pullRows);
  if (!/^[1-9]\d*$/.test(value)) throw new Problem('invalid', 400, 'limit is no number of rows');
  return Math.min(Number(value), limits.pullRows);
}
