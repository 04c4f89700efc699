import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How it fares between a desk and its endpoint. */
export type Mood =
  | 'passing'
  /** A sign-in page with status 200, as a hotel's network answers. */
  | 'html'
  /** The first half of the true answer, with a length that fits. */
  | 'truncated'
  /** The connection breaks in the middle of the answer. */
  | 'broken'
  /** The endpoint no longer takes the token. */
  | 'refused'
  /** The endpoint's clock is two hours ahead of the laptop's. */
  | 'ahead';

/** Stands between desks and a real endpoint, and lets through what its mood allows. */
export interface Middleman {
  readonly address: string;
  be(mood: Mood): void;
  /** Nobody listens at the address any more. */
  leave(): Promise<void>;
  /** Listens at the same address again. */
  comeBack(): Promise<void>;
}

export async function startMiddleman(endpoint: string): Promise<Middleman> {
  let mood: Mood = 'passing';
  const server = createServer((request, response) => {
    answer(endpoint, mood, request, response).catch(() => response.destroy());
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    be: (wanted) => {
      mood = wanted;
    },
    leave: async () => {
      server.closeAllConnections();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
    comeBack: () => listen(port),
  };
}

async function answer(
  endpoint: string,
  mood: Mood,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (mood === 'html') {
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<html><h1>Bienvenue au Grand Hôtel</h1></html>');
    return;
  }
  if (mood === 'refused') {
    response.writeHead(401, { 'Content-Type': 'application/problem+json' }).end('{"status":401}');
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { authorization = '', 'content-type': type, 'content-encoding': encoding } = request.headers;
  const real = await fetch(`${endpoint}${request.url}`, {
    method: request.method ?? 'GET',
    headers: {
      authorization,
      ...(type ? { 'content-type': type } : {}),
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
    ...(body.length > 0 ? { body } : {}),
  });
  const text = await real.text();
  const whole = Buffer.from(mood === 'ahead' ? twoHoursLater(text) : text);
  const sent = mood === 'truncated' ? whole.subarray(0, whole.length / 2) : whole;
  response.writeHead(real.status, {
    'Content-Type': real.headers.get('content-type') ?? '',
    'Content-Length': sent.length,
  });
  if (mood === 'broken') {
    response.write(sent.subarray(0, sent.length / 2), () => response.destroy());
    return;
  }
  response.end(sent);
}

/** What the endpoint says its time is, in the capabilities. */
function twoHoursLater(text: string): string {
  return text.replace(/"now":"([^"]+)"/, (_whole, now: string) => {
    const later = new Date(Date.parse(now) + 2 * 3_600_000).toISOString();
    return `"now":"${later}"`;
  });
}
