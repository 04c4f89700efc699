import fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Metrics } from './metrics';

/**
 * Serves `/metrics` on a port of its own, so that no rule of a proxy's stands between the figures and the laptops'
 * network: what listens on loopback or an inner network needs no token that would have to be kept and changed.
 */
export function createMetricsServer({ registry }: Metrics): FastifyInstance {
  const server = fastify({ logController: new LogController({ disableRequestLogging: true }) });
  server.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  return server;
}
