import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  protocolVersion,
  pushRequest,
  scopeName,
  type Capabilities,
  type PushResponse,
} from '#shared/sync/protocol';
import { tenantFacts, type Account } from './accounts';
import { addMetadata, createAuthenticate } from './authenticate';
import type { Database } from './database';
import type { Identity } from './identity';
import type { Limits } from './limits';
import { openApiDocument } from './openapi';
import { invalid, unauthorized } from './problems';
import { changesJson, snapshotJson } from './pull';
import { push } from './push';
import type { VerifierOptions } from './verifyJwt';

export interface RouteContext {
  readonly database: Database;
  readonly limits: Limits;
  readonly now: () => Date;
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
  const { database, limits, now } = context;
  const changesQuery = z.object({ cursor: z.string().min(1).max(500).optional(), limit: rowLimit(limits) });
  const snapshotQuery = z.object({
    after: z.string().min(1).max(1000).optional(),
    scope: scopeName.optional(),
    limit: rowLimit(limits),
  });
  const json = 'application/json; charset=utf-8';

  const authenticate = createAuthenticate(database, context.identity, context.verifier);

  server.addHook('onRequest', async (request) => {
    request.account = await authenticate(request);
  });

  server.get('/capabilities', async (request): Promise<Capabilities> => {
    const account = accountOn(request);
    const { tenant, epoch, people } = await tenantFacts(database, account.tenant);
    const person = people.find(({ id }) => id === account.person);
    if (person === undefined) throw unauthorized();
    return {
      protocol: protocolVersion,
      epoch,
      tenant,
      person,
      people: [...people],
      limits: { ...limits },
      encodings: ['gzip', 'identity'],
      now: now().toISOString(),
    };
  });

  server.get('/changes', async (request, reply) => {
    const query = parse(changesQuery, request.query);
    return reply.type(json).send(await changesJson(database, accountOn(request), limits, query));
  });

  server.get('/snapshot', async (request, reply) => {
    const query = parse(snapshotQuery, request.query);
    return reply.type(json).send(await snapshotJson(database, accountOn(request), limits, query));
  });

  server.post('/push', { bodyLimit: limits.pushBytes }, async (request): Promise<PushResponse> => {
    const body = parse(pushRequest, request.body);
    const results = await push({ database, limits, now, account: accountOn(request) }, body);
    return { results: [...results] };
  });
}

/** What whoever runs the endpoint asks for; without a token, and without a word about any tenant. */
export function addOperations(server: FastifyInstance, { database, limits, identity }: RouteContext): void {
  addMetadata(server, identity);
  const document = JSON.stringify(openApiDocument(limits));

  server.get('/healthz', async () => {
    await database.transaction('', (sql) => sql.query('select 1'));
    return { status: 'ok' };
  });

  server.get('/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(document),
  );
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
