import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A line to a server that breaks after some bytes, in either direction, whatever is on it at that moment. */
export interface CuttingLine {
  readonly url: string;
  /** How often it has broken. */
  readonly cuts: () => number;
  /** From now on it holds. */
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** @param bytesUntilCut asked for each connection */
export async function openCuttingLine(target: string, bytesUntilCut: () => number): Promise<CuttingLine> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let broken = 0;
  let mended = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    let left = bytesUntilCut();
    const cut = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', cut);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('data', (chunk: Buffer) => {
        left -= chunk.byteLength;
        if (left >= 0 || mended) return void to.write(chunk);
        broken += 1;
        // Some of what was on its way still arrives.
        to.write(chunk.subarray(0, Math.floor(chunk.byteLength / 2)), () => setImmediate(cut));
        from.pause();
        return undefined;
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => broken,
    mend: () => {
      mended = true;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
