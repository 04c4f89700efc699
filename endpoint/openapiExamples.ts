import { deviceHeader, problemTypes, protocolHeader, protocolVersion } from '#shared/sync/protocol';
import type { Json } from './openapiJson';
import type { Limits } from './limits';

type Example = Readonly<Record<string, Json>>;

const device = '0199d1a4-5b02-7c31-8e4f-1f2a3b4c5d6e';
const partner = {
  c: 'partner',
  id: '0197a1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b',
  v: 3,
  schema: 1,
  deleted: false,
  data: { name: 'Orion Télécom', type: 'reseller', stage: 'active', city: 'Lyon', tags: ['fibre'] },
  by: 'p1',
  at: '2026-03-02T08:15:00.000Z',
} as const;
const change = {
  op: '0199d1a4-7c11-7d52-9f3e-0c2b8f6f1a01',
  c: 'partner',
  id: partner.id,
  base: 2,
  schema: 1,
  set: { city: 'Lyon' },
  unset: ['cadenceDays'],
  effect: 'write',
} as const;
const tx = '0199d1a4-7c11-7d52-9f3e-0c2b8f6f1a00';
const [cursor, asOf] = ['NGYxYzlhfDEyfHE3', 'NGYxYzlhfDEzfGI1'];
const epoch = '4f1c9a';

function problem(type: string, status: number, title: string, more: Example = {}): Json {
  return { type, title, status, ...more };
}

/** What a problem of each status may look like. */
const problems: Readonly<Record<string, Json>> = {
  400: problem(problemTypes.invalid, 400, 'The request is not valid', {
    detail: 'limit: Invalid input: expected number, received NaN',
  }),
  401: problem(problemTypes.unauthorized, 401, 'A valid access token is needed'),
  403: problem(problemTypes.forbidden, 403, 'Not allowed', {
    detail: 'Nobody has given this account access here.',
  }),
  404: problem(problemTypes.notFound, 404, 'There is nothing here'),
  409: problem(problemTypes.invalid, 409, 'The request is not valid', {
    detail: 'The upload stands at another offset.',
  }),
  410: problem(problemTypes.resyncRequired, 410, 'Start again from a snapshot', {
    detail: 'The cursor is older than what is still remembered.',
    reason: 'expired',
  }),
  412: problem(problemTypes.invalid, 412, 'The request is not valid', {
    detail: 'tus 1.0.0 is spoken here.',
  }),
  413: problem(problemTypes.tooLarge, 413, 'Too large', {
    detail: 'The push holds 612 operations; 500 is the most.',
  }),
  415: problem(problemTypes.invalid, 415, 'The request is not valid', {
    detail: 'Unsupported Media Type: text/plain',
  }),
  416: problem(problemTypes.invalid, 416, 'The request is not valid', {
    detail: 'The blob ends before the range begins.',
  }),
  422: problem(problemTypes.invalid, 422, 'The request is not valid', {
    detail: 'The content has another SHA-256.',
  }),
  426: problem(problemTypes.upgradeRequired, 426, 'A newer version of Escale is needed', {
    detail: 'Shape 1 of “partner” is no longer taken; 2 is the oldest.',
  }),
  429: problem(problemTypes.tooManyRequests, 429, 'Too many requests'),
  500: problem('about:blank', 500, 'The server failed; nothing was lost'),
  503: problem(problemTypes.unavailable, 503, 'Not available at the moment'),
};

function bodies(limits: Limits): Readonly<Record<string, Readonly<Record<string, Json>>>> {
  return {
    Capabilities: {
      capabilities: {
        protocol: protocolVersion,
        oldestProtocol: protocolVersion,
        shapes: { partner: { oldest: 1, newest: 1 }, meeting: { oldest: 1, newest: 1 } },
        epoch,
        tenant: { id: 'acme', name: 'Acme Réseaux' },
        person: { id: 'p1', name: 'Camille Moreau' },
        people: [
          { id: 'p1', name: 'Camille Moreau' },
          { id: 'p2', name: 'Jonas Weber' },
        ],
        limits: { ...limits },
        encodings: ['gzip', 'identity'],
        digests: true,
        blobs: { maxBytes: 536_870_912 },
        now: '2026-03-02T08:20:00.000Z',
      },
    },
    ChangesResponse: {
      records: { epoch, changes: [partner], cursor, more: true, asOf },
      moved: {
        epoch,
        changes: [
          { control: 'scope.granted', scope: 'territory:Nord' },
          { control: 'record.removed', c: 'partner', id: partner.id, v: 4 },
        ],
        cursor: asOf,
        more: false,
        asOf,
      },
    },
    SnapshotResponse: {
      page: { epoch, records: [partner], head: cursor, next: `${partner.id}|${cursor}`, total: 1204, asOf },
      last: { epoch, records: [], head: cursor, next: null, total: 1204, asOf },
    },
    PushRequest: { push: { device, epoch, seen: cursor, txs: [{ tx, ops: [change] }] } },
    PushResponse: {
      applied: { results: [{ tx, status: 'applied', ops: [{ op: change.op, v: 3 }] }], asOf },
      conflict: {
        results: [{ tx, status: 'conflict', ops: [{ op: change.op, current: { ...partner, by: 'p2' } }] }],
        asOf,
      },
      rejected: {
        results: [
          {
            tx,
            status: 'rejected',
            ops: [{ op: change.op }],
            problem: problem(problemTypes.invalid, 422, 'The record is not valid', {
              detail: 'name: validation.required',
              op: change.op,
              errors: [{ field: 'name', message: 'validation.required' }],
            }),
          },
        ],
        asOf,
      },
    },
    ProtectedResource: {
      metadata: {
        resource: 'https://sync.example',
        authorization_servers: ['https://login.example'],
        scopes_supported: ['openid', 'offline_access'],
        bearer_methods_supported: ['header'],
        escale_client_id: 'escale-desktop',
      },
    },
    Health: { well: { status: 'ok' } },
  };
}

/** The headers that come with a status, beside the body. */
const headers: Readonly<Record<string, Json>> = {
  304: { ETag: { schema: { type: 'string' }, example: '"e3b0c442…"' } },
  401: {
    'WWW-Authenticate': {
      schema: { type: 'string' },
      example: 'Bearer resource_metadata="https://sync.example/.well-known/oauth-protected-resource"',
    },
  },
  429: { 'Retry-After': { schema: { type: 'integer' }, example: 7 } },
  503: { 'Retry-After': { schema: { type: 'integer' }, example: 5 } },
};

/** Headers that every request below `/v1` may carry. */
const requestHeaders: readonly Json[] = [
  {
    name: deviceHeader,
    in: 'header',
    required: false,
    description: 'The laptop that asks: the UUID that its pushes carry as `device`.',
    schema: { type: 'string', format: 'uuid' },
    example: device,
  },
  {
    name: protocolHeader,
    in: 'header',
    required: false,
    description: 'The protocol that it speaks; 1 where it says nothing. The capabilities are given to all.',
    schema: { type: 'integer', minimum: 0, default: 1 },
    example: protocolVersion,
  },
];

interface Content {
  schema?: { $ref?: string; type?: string };
  example?: Json;
  examples?: Readonly<Record<string, { readonly value: Json }>>;
}
interface Answer {
  headers?: Json;
  content?: Record<string, Content>;
}
interface Operation {
  parameters?: Json[];
  requestBody?: Answer;
  responses: Record<string, Answer>;
}

/** The document with an example for every answer, and with what all requests and answers of a sort have in common. */
export function withExamples<Document extends { readonly paths: object }>(
  document: Document,
  limits: Limits,
): Document {
  const copy = structuredClone(document);
  const known = bodies(limits);
  for (const [path, operations] of Object.entries(copy.paths as Record<string, Record<string, Operation>>)) {
    for (const operation of Object.values(operations)) {
      if (path.startsWith('/v1/'))
        operation.parameters = [...(operation.parameters ?? []), ...requestHeaders];
      exemplify(operation.requestBody, known, undefined);
      for (const [status, answer] of Object.entries(operation.responses)) {
        const own = headers[status];
        if (own !== undefined) answer.headers ??= own;
        exemplify(answer, known, problems[status]);
      }
    }
  }
  return copy;
}

function exemplify(
  answer: Answer | undefined,
  known: ReturnType<typeof bodies>,
  ofStatus: Json | undefined,
): void {
  for (const [media, content] of Object.entries(answer?.content ?? {})) {
    if (content.example !== undefined || content.examples !== undefined) continue;
    const name = content.schema?.$ref?.split('/').at(-1) ?? '';
    const examples = known[name];
    if (examples !== undefined)
      content.examples = Object.fromEntries(Object.entries(examples).map(([key, value]) => [key, { value }]));
    else if (name === 'Problem' && ofStatus !== undefined) content.example = ofStatus;
    else if (media.endsWith('octet-stream')) content.example = 'the bytes';
    else if (content.schema?.type === 'object') content.example = { openapi: '3.1.0', paths: {} };
  }
}
