import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** The line between one laptop and the company: what goes in at its address comes out at the endpoint. */
export interface Line {
  readonly url: string;
  /** From now on nobody answers at the address, and what was under way breaks off. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Lays a line to an endpoint of this machine. */
export async function layLine(endpoint: string): Promise<Line> {
  const { port: far } = new URL(endpoint);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const onward = connect(Number(far), '127.0.0.1');
    near.pipe(onward).pipe(near);
    for (const [socket, other] of [
      [near, onward],
      [onward, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => open.delete(socket));
    }
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    cut: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
    mend: () => listen(port),
  };
}
