import type { FastifyInstance } from 'fastify';
import type { Readiness } from './readiness';

export interface StopParts {
  readonly server: FastifyInstance;
  readonly readiness: Readiness;
  /** Milliseconds for the balancer to notice that we aren't ready, while all is still served. */
  readonly drain: number;
  /** Closes what the requests stood on, once the last of them has been answered. */
  readonly after: () => Promise<void>;
}

/**
 * Ends an instance so that no laptop notices: first it says that it isn't ready, then it takes no new connections and
 * answers what it has begun, and only then lets go of the database.
 */
export async function stopGracefully({ server, readiness, drain, after }: StopParts): Promise<void> {
  readiness.stopping();
  if (drain > 0) await new Promise((resolve) => setTimeout(resolve, drain));
  await server.close();
  await after();
}
