import { z } from 'zod';
import {
  capabilities,
  changesResponse,
  digestResponse,
  problem,
  problemTypes,
  protectedResource,
  protocolVersion,
  pushRequest,
  pushResponse,
  pushResult,
  snapshotResponse,
  wireOperation,
  wireRecord,
} from '#shared/sync/protocol';
import { deviceSelf, wipedReport } from '#shared/sync/wipe';
import { blobPaths } from './openapiBlobs';
import { devicePaths } from './openapiDevices';
import { digestPath } from './openapiDigest';
import { eventsPath } from './openapiEvents';
import { withExamples } from './openapiExamples';
import type { Json } from './openapiJson';
import type { Limits } from './limits';

const health = z.object({ status: z.literal('ok') });

/** Where zod puts what several schemas share: here, any JSON value. */
const sharedJson = '#/components/schemas/__shared#/$defs/schema0';

function componentsOf(schemas: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output') {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const generated = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` });
  const text = JSON.stringify(generated.schemas).replaceAll(sharedJson, '#/components/schemas/Json');
  const components = JSON.parse(text) as Record<string, Record<string, Json>>;
  const { __shared: shared, ...rest } = components;
  const any = shared?.['$defs'] as { readonly schema0?: Json } | undefined;
  return Object.fromEntries([
    ...Object.entries(rest).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, schema]),
    ...(any?.schema0 === undefined ? [] : [['Json', any.schema0]]),
  ]) as Record<string, Json>;
}

function ok(schema: string, description: string): Json {
  return {
    description,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

const problems: Readonly<Record<string, Json>> = Object.fromEntries(
  Object.entries({
    400: `The request is not valid (${problemTypes.invalid}).`,
    401: `No valid token (${problemTypes.unauthorized}); the same whatever is wrong with it. WWW-Authenticate tells where the way to one is described.`,
    403: `The token is valid, but doesn’t allow this (${problemTypes.forbidden}), or the device is to be wiped (${problemTypes.deviceWiped}): ask /v1/devices/self.`,
    404: `There is nothing here (${problemTypes.notFound}).`,
    410: `Another history than the server’s (${problemTypes.resyncRequired}), or with \`reason\` “expired” a place in it from before what is still remembered: start again from a snapshot.`,
    413: `Above the limits, after inflation (${problemTypes.tooLarge}): send less at once.`,
    415: 'Neither JSON nor gzip of it.',
    426: `What this laptop speaks or writes is older than what is still taken (${problemTypes.upgradeRequired}): it needs the newer app. Nothing was done.`,
    429: `Too often for this person or device (${problemTypes.tooManyRequests}); Retry-After says when.`,
    500: 'The server failed.',
    503: `Not now (${problemTypes.unavailable}); Retry-After says when.`,
  }).map(([status, description]) => [
    status,
    {
      description,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);

/** @param statuses those of the problems besides the server's own */
function answers(success: Json, statuses: readonly number[]): Json {
  return {
    200: success,
    ...Object.fromEntries([...statuses, 500, 503].map((status) => [status, problems[status] ?? null])),
  };
}

/** Whoever needs a token speaks a protocol, too. */
function responses(success: Json, ...statuses: readonly number[]): Json {
  return answers(success, statuses.includes(401) ? [...statuses, 426] : statuses);
}

function query(name: string, description: string, schema: Json): Json {
  return { name, in: 'query', required: false, description, schema };
}

/** The contract in OpenAPI 3.1, made from the schemas that the endpoint itself checks with. */
export function openApiDocument(limits: Limits) {
  return withExamples(bareDocument(limits), limits);
}

function bareDocument(limits: Limits) {
  const opaque = { type: 'string', minLength: 1, maxLength: 500 };
  const rows = query(
    'limit',
    'At most this many rows; more than the endpoint’s limit is taken for the limit.',
    {
      type: 'integer',
      minimum: 1,
      default: limits.pullRows,
    },
  );
  const seen = query(
    'seen',
    'The `asOf` of the laptop’s last answer. 410 when the history doesn’t hold it: the endpoint was restored.',
    opaque,
  );
  const scope = query('scope', 'territory:NAME, partner:ID, person:ID, company or all; none: all.', {
    type: 'string',
    maxLength: 210,
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Escale sync',
      version: `${protocolVersion}.0.0`,
      description: 'How laptops and a company’s endpoint exchange records. Any company can implement it.',
    },
    security: [{ token: [] }],
    paths: {
      '/v1/capabilities': {
        get: {
          operationId: 'capabilities',
          summary: 'What the endpoint is, who the token stands for, and what the server takes',
          responses: answers(ok('Capabilities', 'The endpoint as this person has it.'), [401, 403, 429]),
        },
      },
      '/v1/changes': {
        get: {
          operationId: 'changes',
          summary: 'The feed: the latest state of each record that changed after the cursor',
          description:
            'Ends on a commit’s boundary; one commit above the limits goes whole. What came into the person’s sight or went out of it stands among the records.',
          parameters: [
            query('cursor', 'From the page before, or a snapshot’s head; none: from the beginning.', opaque),
            seen,
            rows,
          ],
          responses: responses(ok('ChangesResponse', 'A page.'), 400, 401, 403, 410, 429),
        },
      },
      '/v1/snapshot': {
        get: {
          operationId: 'snapshot',
          summary: 'First sync: all living records that the person sees, newest id first',
          description:
            'With `scope`, those of one scope: after it was granted. With `bucket`, those of one bucket: where digests differ.',
          parameters: [
            query('after', 'The page before’s `next`; none: the first page.', { ...opaque, maxLength: 1000 }),
            scope,
            query('bucket', 'One bucket of the digest alone, its deleted records included; none: all.', {
              type: 'string',
              pattern: '^[0-9a-f]{2}$',
            }),
            seen,
            rows,
          ],
          responses: responses(ok('SnapshotResponse', 'A page.'), 400, 401, 403, 410, 429),
        },
      },
      ...digestPath(responses, scope),
      '/v1/push': {
        post: {
          operationId: 'push',
          summary: 'Transactions of operations, each all or nothing, in order',
          description:
            `At most ${limits.pushOperations} operations and ${limits.pushBytes} bytes after inflation, plain or in gzip. ` +
            'Answered 200 also where transactions were not taken: each result says what became of its own.',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/PushRequest' } } },
          },
          responses: responses(
            ok('PushResponse', 'One result for each transaction, in their order.'),
            400,
            401,
            403,
            410,
            413,
            415,
            429,
          ),
        },
      },
      ...eventsPath(responses),
      ...blobPaths(responses),
      ...devicePaths(responses),
      '/.well-known/oauth-protected-resource': {
        get: {
          operationId: 'protectedResource',
          summary: 'Where and as what to sign in (RFC 9728)',
          security: [],
          responses: responses(
            ok('ProtectedResource', 'The OpenID providers whose access tokens are taken.'),
            404,
          ),
        },
      },
      '/healthz': {
        get: {
          operationId: 'health',
          summary: 'Whether the process lives; looks at nothing else',
          security: [],
          responses: responses(ok('Health', 'It does.')),
        },
      },
      '/readyz': {
        get: {
          operationId: 'readiness',
          summary: 'Whether requests should be sent here: database reachable, schema current, not stopping',
          description: 'Otherwise 503, whose `reason` is `database`, `migrations` or `stopping`.',
          security: [],
          responses: responses(ok('Health', 'They should.')),
        },
      },
      '/openapi.json': {
        get: {
          operationId: 'openapi',
          summary: 'This document',
          security: [],
          responses: responses({
            description: 'This document.',
            content: { 'application/json': { schema: { type: 'object' } } },
          }),
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...componentsOf(
          { PushRequest: pushRequest, WireOperation: wireOperation, WipedReport: wipedReport },
          'input',
        ),
        ...componentsOf(
          {
            Capabilities: capabilities,
            ChangesResponse: changesResponse,
            SnapshotResponse: snapshotResponse,
            DigestResponse: digestResponse,
            PushResponse: pushResponse,
            PushResult: pushResult,
            WireRecord: wireRecord,
            Problem: problem,
            Health: health,
            ProtectedResource: protectedResource,
            DeviceSelf: deviceSelf,
          },
          'output',
        ),
      },
    },
  };
}
