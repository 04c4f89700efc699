import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { clientId } from './identityProvider';
import type { IdentityProvider } from './identityProvider';
import { createMemoryEndpoint } from './memoryEndpoint';
import type { MemoryEndpoint } from './memoryEndpoint';

/** An endpoint in memory whose people sign in: it tells where, and takes the provider's tokens after verifying them. */
export interface SignInEndpoint {
  readonly url: string;
  /** Ties it to a provider; without one it offers no sign-in. */
  readonly trust: (provider: Pick<IdentityProvider, 'issuer'>) => void;
  /** Changes what its metadata says. */
  readonly say: (more: Readonly<Record<string, unknown>>) => void;
  /** What it holds for a person; each has a portfolio of their own. */
  readonly of: (person: string) => MemoryEndpoint;
  /** Refuses every token that it has taken so far. */
  readonly refuseKnown: () => void;
  /** The tokens it was shown, the latest last. */
  readonly shown: readonly string[];
  readonly stop: () => Promise<void>;
}

export async function startSignInEndpoint(): Promise<SignInEndpoint> {
  const people = new Map<string, MemoryEndpoint>();
  const shown: string[] = [];
  const refused = new Set<string>();
  let metadata: Record<string, unknown> | null = null;
  let keys: ReturnType<typeof createRemoteJWKSet> | null = null;
  let issuer = '';
  const of = (person: string): MemoryEndpoint => {
    const known = people.get(person) ?? createMemoryEndpoint({ now: () => new Date() });
    people.set(person, known);
    return known;
  };

  const personOf = async (request: IncomingMessage): Promise<string | null> => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined || keys === null) return null;
    shown.push(token);
    if (refused.has(token)) return null;
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, audience: url });
      return payload.sub ?? null;
    } catch {
      return null;
    }
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === '/.well-known/oauth-protected-resource') {
      if (metadata === null) return send(response, 404, { type: 'about:blank', status: 404 });
      return send(response, 200, metadata);
    }
    const body = await bodyOf(request);
    const person = await personOf(request);
    if (person === null) return send(response, 401, { type: 'about:blank', status: 401 });
    const method = request.method === 'POST' ? 'POST' : 'GET';
    const path = request.url ?? '/';
    const result = of(person).handle({ method, path, ...(body === '' ? {} : { body }) }, person);
    const type = result.header('content-type') ?? 'application/json';
    response.writeHead(result.status, { 'Content-Type': type }).end(result.text);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    of,
    shown,
    trust: (provider) => {
      issuer = provider.issuer;
      keys = createRemoteJWKSet(new URL('/jwks', issuer));
      metadata = {
        resource: url,
        authorization_servers: [issuer],
        scopes_supported: ['escale'],
        escale_client_id: clientId,
      };
    },
    say: (more) => (metadata = { ...metadata, ...more }),
    refuseKnown: () => {
      for (const token of shown) refused.add(token);
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
}
