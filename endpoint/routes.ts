import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ownShapes, type Shapes } from '#shared/domain/shapes';
import {
  bucketName,
  pushRequest,
  scopeName,
  type Capabilities,
  type PushResponse,
} from '#shared/sync/protocol';
import { tenantFacts, type Account } from './accounts';
import { addMetadata, createAuthenticate } from './authenticate';
import { addBlobs } from './blobs';
import type { Database } from './database';
import { addDevices, refuseWiped } from './deviceRoutes';
import { digestJson } from './digest';
import { addEvents } from './events';
import type { StreamBounds } from './eventStreams';
import type { Housekeeping } from './housekeeping';
import type { Identity } from './identity';
import type { Limits } from './limits';
import { openApiDocument } from './openapi';
import type { Metrics } from './metrics';
import { HttpProblem, invalid, unauthorized, unavailable } from './problems';
import { changesJson, snapshotJson, type Page } from './pull';
import { push } from './push';
import { limitRates, type Rates } from './rates';
import type { Readiness } from './readiness';
import { addUploads, type Blobs } from './uploads';
import { checkProtocols, versionsTold } from './versions';
import type { VerifierOptions } from './verifyJwt';

export interface RouteContext {
  readonly database: Database;
  readonly limits: Limits;
  /** Others than the house's own in tests. */
  readonly shapes?: Shapes | undefined;
  readonly now: () => Date;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  readonly housekeeping: Housekeeping;
  /** None: nobody is held to a rate. */
  readonly rates: Rates | undefined;
  readonly blobs: Blobs | undefined;
  readonly streams: Partial<StreamBounds> | undefined;
  /** How people sign in; personal access tokens alone when undefined. */
  readonly identity?: Identity | undefined;
  readonly verifier?: VerifierOptions | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the token stands for; null on the routes that ask for none. */
    account: Account | null;
  }
}

/** The contract's routes; everything they read of a request is checked here. */
export function addContract(server: FastifyInstance, context: RouteContext): void {
  const { database, limits, shapes = ownShapes, now, metrics, housekeeping, rates } = context;
  const seen = z.string().min(1).max(500).optional();
  const changesQuery = z.object({
    cursor: z.string().min(1).max(500).optional(),
    seen,
    limit: rowLimit(limits),
  });
  const snapshotQuery = z.object({
    after: z.string().min(1).max(1000).optional(),
    scope: scopeName.optional(),
    seen,
    bucket: bucketName.optional(),
    limit: rowLimit(limits),
  });
  const digestQuery = z.object({ scope: scopeName.optional() });
  const sendPage = (reply: FastifyReply, { json, rows }: Page) => {
    metrics.pulled(rows);
    return reply.type('application/json; charset=utf-8').send(json);
  };

  const authenticate = createAuthenticate(database, context.identity, context.verifier);

  server.addHook('onRequest', async (request) => {
    request.account = await authenticate(request);
  });
  checkProtocols(server);
  if (rates) limitRates(server, { rates, onLimited: (by) => metrics.limited(by) });
  addDevices(server, context);
  // Each in a scope of its own: an upload’s body is nothing that another route may take.
  void server.register(async (scope) => addBlobs(scope, context.blobs?.store, database));
  void server.register(async (scope) => addUploads(scope, context.blobs, database));
  const events = addEvents(server, {
    database,
    ...(context.streams === undefined ? {} : { bounds: context.streams }),
    onCount: (open) => metrics.streams(open),
  });

  server.get('/capabilities', async (request): Promise<Capabilities> => {
    const account = accountOn(request);
    const { tenant, epoch, people } = await tenantFacts(database, account);
    const person = people.find(({ id }) => id === account.person);
    if (person === undefined) throw unauthorized();
    return {
      ...versionsTold(shapes),
      epoch,
      tenant,
      person,
      people: [...people],
      limits: { ...limits },
      encodings: ['gzip', 'identity'],
      digests: true,
      devices: true,
      ...(context.blobs === undefined ? {} : { blobs: blobLimits(context.blobs) }),
      now: now().toISOString(),
    };
  });

  server.get('/changes', async (request, reply) => {
    const query = parse(changesQuery, request.query);
    return sendPage(reply, await changesJson(database, accountOn(request), limits, query));
  });

  server.get('/snapshot', async (request, reply) => {
    const query = parse(snapshotQuery, request.query);
    return sendPage(reply, await snapshotJson(database, accountOn(request), limits, query));
  });

  server.get('/digest', async (request, reply) => {
    const { scope } = parse(digestQuery, request.query);
    const json = await digestJson(database, accountOn(request), scope);
    return reply.type('application/json; charset=utf-8').send(json);
  });

  server.post('/push', { bodyLimit: limits.pushBytes }, async (request): Promise<PushResponse> => {
    const body = parse(pushRequest, request.body);
    const account = accountOn(request);
    await refuseWiped(context, request, account, body.device);
    const answer = await push({ database, limits, shapes, now, account }, body);
    metrics.pushed(answer.results);
    if (answer.results.some(({ status }) => status === 'applied')) events.nudge(accountOn(request).tenant);
    housekeeping.atWork(accountOn(request).tenant);
    return answer;
  });
}

/** What whoever runs the endpoint asks for; without a token, and without a word about any tenant. */
export function addOperations(server: FastifyInstance, { limits, readiness, identity }: RouteContext): void {
  addMetadata(server, identity);
  const document = JSON.stringify(openApiDocument(limits));

  // The process alone: an orchestrator that restarts us when the database is away would help nobody.
  server.get('/healthz', async () => ({ status: 'ok' }));

  server.get('/readyz', async () => {
    const unready = await readiness.check();
    if (unready !== null) throw new HttpProblem({ ...unavailable().body, reason: unready });
    return { status: 'ok' };
  });

  server.get('/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(document),
  );
}

function blobLimits({ maximumBytes, quotaBytes }: Blobs): Capabilities['blobs'] {
  return { maxBytes: maximumBytes, ...(quotaBytes === undefined ? {} : { quotaBytes }) };
}

/** How many rows a page may have; more than the limit is taken for the limit. */
function rowLimit(limits: Limits) {
  return z.coerce
    .number()
    .int()
    .min(1)
    .default(limits.pullRows)
    .transform((rows) => Math.min(rows, limits.pullRows));
}

/** @throws HttpProblem 400 with the place of the first thing that is wrong */
function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`);
}

function accountOn(request: FastifyRequest): Account {
  if (request.account === null) throw unauthorized();
  return request.account;
}
