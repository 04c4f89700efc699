import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before an endpoint, lets everything through, and knows whether somebody is being answered. */
export interface Doorman {
  readonly address: string;
  /** Whether a request of the sync is under way; that for events is always. */
  busy(): boolean;
  stop(): Promise<void>;
}

export async function startDoorman(endpoint: string): Promise<Doorman> {
  let underWay = 0;
  const server = createServer((incoming, answer) => {
    const counts = !(incoming.url ?? '').startsWith('/v1/events');
    if (counts) {
      underWay += 1;
      answer.once('close', () => (underWay -= 1));
    }
    const { method = 'GET', headers } = incoming;
    const outgoing = ask(`${endpoint}${incoming.url}`, { method, headers }, (real) => {
      answer.writeHead(real.statusCode ?? 502, real.headers);
      real.pipe(answer);
    });
    outgoing.once('error', () => answer.destroy());
    answer.once('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    busy: () => underWay > 0,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
