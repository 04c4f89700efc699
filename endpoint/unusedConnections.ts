import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

/** Milliseconds between two looks while the server is being closed. */
const lookMs = 100;

/**
 * Has a server that is being closed wait for requests alone. Node closes the connections between two requests itself,
 * but not those that were opened ahead and never used, nor those whose last answer had begun before: it would wait
 * for them for a minute.
 */
export function closeUnusedConnections(fastify: FastifyInstance): void {
  const { server } = fastify;
  const open = new Set<Socket>();
  const busy = new Map<Socket, number>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', ({ socket }, answer) => {
    busy.set(socket, (busy.get(socket) ?? 0) + 1);
    answer.once('close', () => {
      const left = (busy.get(socket) ?? 1) - 1;
      if (left > 0) busy.set(socket, left);
      else busy.delete(socket);
    });
  });
  fastify.addHook('preClose', async () => {
    const look = () => {
      for (const socket of open) if (!busy.has(socket)) socket.destroy();
    };
    const timer = setInterval(look, lookMs);
    server.once('close', () => clearInterval(timer));
  });
}
