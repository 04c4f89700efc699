import type { Shapes } from '#shared/domain/shapes';
import compress from '@fastify/compress';
import fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { constants } from 'node:zlib';
import { pruneAudit } from './audit';
import { collectOrphans } from './blobReferences';
import { acceptJsonOnly } from './body';
import type { Database } from './database';
import { addWiped } from './deviceRoutes';
import { forgetDevices } from './devices';
import { answerFailure, sendProblem } from './failures';
import type { StreamBounds } from './eventStreams';
import { createHousekeeping } from './housekeeping';
import type { Identity } from './identity';
import { defaultLimits, type Limits } from './limits';
import { createMetrics, type Metrics } from './metrics';
import { notFound } from './problems';
import type { Rates } from './rates';
import { createReadiness, type Readiness } from './readiness';
import { closeUnusedConnections } from './unusedConnections';
import { forgetOld } from './retention';
import { addContract, addOperations } from './routes';
import type { Blobs } from './uploads';
import type { VerifierOptions } from './verifyJwt';

export interface ServerOptions {
  /** Already migrated; stays the caller's to close. */
  readonly database: Database;
  /** Lower bounds than the protocol's, for tests. */
  readonly limits?: Partial<Limits>;
  /** Other shapes of the kinds than the house's own, for tests. */
  readonly shapes?: Shapes;
  readonly now?: () => Date;
  /** Nobody is held to a rate when left out. */
  readonly rates?: Rates;
  /** There are no attachments when left out. */
  readonly blobs?: Blobs;
  /** Other bounds of the streams of events than the usual ones. */
  readonly streams?: Partial<StreamBounds>;
  /** For whoever serves them; made when left out. */
  readonly metrics?: Metrics;
  /** For whoever stops the server; made when left out. */
  readonly readiness?: Readiness;
  /** How people sign in; personal access tokens alone when left out. */
  readonly identity?: Identity;
  /** Shorter times than usual, for tests. */
  readonly verifier?: VerifierOptions;
  /** Fastify's: false for silence, or pino's options. */
  readonly logger?: FastifyServerOptions['logger'];
}

/** The reference endpoint, ready to listen. Several may live in one process. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { database, now = () => new Date(), logger = false } = options;
  const { metrics = createMetrics(database, now), readiness = createReadiness(database) } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const server = fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.pushBytes,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    // A request that still comes in while we stop is served, and its connection closed.
    return503OnClosing: false,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      void answerFailure(error, request, reply);
    },
  });

  server.decorateRequest('account', null);
  server.setErrorHandler(answerFailure);
  server.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound().body));
  server.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      tenant: request.account?.tenant,
    });
  });
  acceptJsonOnly(server);
  await server.register(compress, {
    encodings: ['gzip', 'identity'],
    requestEncodings: ['gzip', 'identity'],
    zlibOptions: { level: constants.Z_BEST_SPEED },
  });

  metrics.watch(server);
  server.addHook('preClose', async () => readiness.stopping());
  closeUnusedConnections(server);

  const housekeeping = createHousekeeping({
    chores: [
      { name: 'audit', run: (tenant, instant) => pruneAudit(database, tenant, instant) },
      forgetOld(database),
      forgetDevices(database),
      ...(options.blobs === undefined ? [] : [collectOrphans(database, options.blobs.store)]),
    ],
    now,
    log: server.log,
  });
  server.addHook('onClose', () => housekeeping.settled());

  const context = {
    database,
    limits,
    shapes: options.shapes,
    now,
    metrics,
    readiness,
    housekeeping,
    rates: options.rates,
    streams: options.streams,
    blobs: options.blobs,
    identity: options.identity,
    verifier: options.verifier,
  };
  addOperations(server, context);
  await server.register(async (scope) => addContract(scope, context), { prefix: '/v1' });
  await server.register(async (scope) => addWiped(scope, context), { prefix: '/v1' });
  return server;
}
