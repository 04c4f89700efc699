import { z } from 'zod';

/**
 * The wire format between a laptop and a company's endpoint, version 1. Any company can implement it:
 * docs/sync.md explains the rules, endpoint/ is the reference. All bodies are JSON in UTF-8, errors are
 * `application/problem+json` (RFC 9457).
 */
export const protocolVersion = 1;

/** How a laptop says which protocol it speaks: a whole number; 1 where it says nothing. */
export const protocolHeader = 'escale-protocol';

/** How a laptop names itself in each request: the UUID that its pushes carry as `device`. */
export const deviceHeader = 'escale-device';

/** Upper bounds, after inflation; an endpoint may offer lower ones in its capabilities. */
export const limits = {
  pushOperations: 500,
  pushBytes: 4 * 1024 * 1024,
  pullRows: 1000,
  pullBytes: 8 * 1024 * 1024,
  recordBytes: 1024 * 1024,
} as const;

const fieldValues = z.record(z.string().min(1).max(60), z.json());

/** A record on the wire. */
export const wireRecord = z.object({
  /** The collection: a kind's name. Unknown ones are stored as they are. */
  c: z.string().min(1).max(60),
  id: z.uuid(),
  /** The record's version, assigned by the server; grows with each change of this record. */
  v: z.number().int().positive(),
  schema: z.number().int().positive(),
  deleted: z.boolean(),
  data: fieldValues,
  /** Who made the last change (a person's id). */
  by: z.string().max(200),
  /** When the server took the last change; for showing, never for ordering. */
  at: z.iso.datetime(),
});
export type WireRecord = z.infer<typeof wireRecord>;

/** One record's change. `base` is the version that the change was made on: 0 creates. */
export const wireOperation = z.object({
  /** Unique for ever; a repeated one is answered from the stored result. */
  op: z.uuid(),
  c: z.string().min(1).max(60),
  id: z.uuid(),
  base: z.number().int().nonnegative(),
  schema: z.number().int().positive(),
  /** Changed fields with their new values. */
  set: fieldValues.default({}),
  /** Fields that are gone. */
  unset: z.array(z.string().min(1).max(60)).default([]),
  /** `delete` makes a tombstone that keeps the data; `restore` is the only way back. */
  effect: z.enum(['write', 'delete', 'restore']).default('write'),
});
export type WireOperation = z.infer<typeof wireOperation>;

/**
 * The last commit of the history that an answer was read from, as a cursor. The laptop gives it back with its next
 * request as `seen`, and an endpoint that doesn't know it answers `resync-required`: it was restored meanwhile.
 */
const commitSeen = z.string().min(1).max(500);

export const pushRequest = z.object({
  device: z.uuid(),
  epoch: z.string().max(100),
  seen: commitSeen.optional(),
  /** All or nothing each, applied in this order. */
  txs: z
    .array(z.object({ tx: z.uuid(), ops: z.array(wireOperation).min(1).max(limits.pushOperations) }))
    .min(1),
});
export type PushRequest = z.infer<typeof pushRequest>;

/** RFC 9457; `type` is one of `problemTypes` or a URI of the endpoint's own. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string().optional(),
  status: z.number().int(),
  detail: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;

/**
 * - `applied`: done; each op carries the record's new `v`.
 * - `duplicate`: it was done before; the same answer as then.
 * - `conflict`: some record moved on since `base`; nothing was done; those ops carry `current` (null: it never was).
 * - `rejected`: it will never be taken as it is; `problem` says why; nothing was done.
 * - `retry`: not now; nothing was done.
 */
export const pushResult = z.object({
  tx: z.uuid(),
  status: z.enum(['applied', 'duplicate', 'conflict', 'rejected', 'retry']),
  ops: z.array(
    z.object({
      op: z.uuid(),
      v: z.number().int().positive().optional(),
      current: wireRecord.nullable().optional(),
    }),
  ),
  problem: problem.optional(),
});
export type PushResult = z.infer<typeof pushResult>;

export const pushResponse = z.object({ results: z.array(pushResult), asOf: commitSeen.optional() });
export type PushResponse = z.infer<typeof pushResponse>;

/** What the endpoint is, who the token stands for, and what the server takes. */
export const capabilities = z.object({
  /** The newest protocol that the endpoint speaks. */
  protocol: z.number().int().positive(),
  /** The oldest one that it still takes; missing: `protocol` alone. */
  oldestProtocol: z.number().int().positive().optional(),
  /**
   * The shapes of the kinds that the endpoint knows: the oldest that it takes in pushes, and its newest. Newer ones it
   * takes as they are, and so it does all shapes of other collections. Missing: it knows none.
   */
  shapes: z
    .record(
      z.string(),
      z.object({ oldest: z.number().int().positive(), newest: z.number().int().positive() }),
    )
    .optional(),
  /** Changes when the server's history isn't the one that was pulled from (a restored backup). */
  epoch: z.string().min(1).max(100),
  tenant: z.object({ id: z.string().min(1).max(100), name: z.string().max(200) }),
  person: z.object({ id: z.string().min(1).max(200), name: z.string().max(200) }),
  /** Everyone whose id may stand in `by`, of a record that the person sees or of an earlier version of it. */
  people: z.array(z.object({ id: z.string().max(200), name: z.string().max(200) })),
  limits: z.object({
    pushOperations: z.number().int().positive(),
    pushBytes: z.number().int().positive(),
    pullRows: z.number().int().positive(),
    pullBytes: z.number().int().positive(),
    recordBytes: z.number().int().positive(),
  }),
  encodings: z.array(z.string()),
  /** Whether `/v1/digest` is there to compare with; missing: it isn’t. */
  digests: z.boolean().optional(),
  /** Whether it knows devices and can have them wiped (`/v1/devices/self`); missing: it can’t. */
  devices: z.boolean().optional(),
  /** Missing: the endpoint keeps no attachments. `quotaBytes`: for all of the company's together; missing: any number. */
  blobs: z
    .object({ maxBytes: z.number().int().positive(), quotaBytes: z.number().int().positive().optional() })
    .optional(),
  /** The server's clock, so that a laptop can notice that its own is wrong. */
  now: z.iso.datetime(),
});
export type Capabilities = z.infer<typeof capabilities>;

/** `territory:NAME`, `partner:ID`, `person:ID`, `company`, or `all`. */
export const scopeName = z
  .string()
  .regex(/^(?:company|all|(?:territory|partner|person):[^\p{Cc}\p{Cs}]{1,200})$/u);

/**
 * What a laptop must do, in the feed's order:
 * - `scope.granted`: fetch the scope's snapshot, whose records may be older than the cursor.
 * - `scope.revoked`: remove the scope's records from this laptop. They are not deleted.
 * - `record.removed`: the same for one record, in its versions below `v`: it moved into a scope that isn't this
 *   person's, or it is a merge conflict in a scope that was revoked.
 */
export const control = z.discriminatedUnion('control', [
  z.object({ control: z.literal('scope.granted'), scope: scopeName }),
  z.object({ control: z.literal('scope.revoked'), scope: scopeName }),
  z.object({
    control: z.literal('record.removed'),
    c: z.string().min(1).max(60),
    id: z.uuid(),
    v: z.number().int().positive(),
  }),
]);
export type Control = z.infer<typeof control>;

export type FeedEntry = WireRecord | Control;

/** A page of the feed; it ends on a commit boundary. `cursor` is opaque and stored with the page's rows. */
export const changesResponse = z.object({
  epoch: z.string(),
  changes: z.array(z.union([wireRecord, control])),
  cursor: z.string().min(1).max(500),
  more: z.boolean(),
  asOf: commitSeen.optional(),
});
export type ChangesResponse = z.infer<typeof changesResponse>;

/**
 * A page of the first sync, ordered by id downwards (ids grow with time, so the newest come first); all partners may come
 * before the rest, so that a desk can be used from the first pages on.
 * `head` is the feed's cursor to go on from, taken before the first page was read and the same on every page.
 */
export const snapshotResponse = z.object({
  epoch: z.string(),
  records: z.array(wireRecord),
  head: z.string().min(1).max(500),
  /** To be given back as `after`; null when this was the last page. */
  next: z.string().max(1000).nullable(),
  /** How many records the whole snapshot holds, for a progress bar. */
  total: z.number().int().nonnegative(),
  asOf: commitSeen.optional(),
});
export type SnapshotResponse = z.infer<typeof snapshotResponse>;

/** The last two hexadecimal digits of a record's id, in lower case: the first ones of a UUIDv7 are time. */
export const bucketName = z.string().regex(/^[0-9a-f]{2}$/);

/**
 * What a laptop that followed the feed up to `head` holds of living records, in numbers to compare with
 * (`shared/sync/digest.ts` tells what is hashed). Buckets without a record are left out.
 */
export const digestResponse = z.object({
  epoch: z.string(),
  head: z.string().min(1).max(500),
  buckets: z
    .array(
      z.object({
        bucket: bucketName,
        count: z.number().int().positive(),
        /** SHA-256 in hexadecimal. */
        hash: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(256),
});
export type DigestResponse = z.infer<typeof digestResponse>;

/**
 * How an identity provider wants to hear whom its tokens are for: by RFC 8707's `resource`, by a parameter `audience`
 * with the same value, or not at all, since the scopes tell it and it refuses an unknown parameter (Entra ID).
 */
export const targetParameter = z.enum(['resource', 'audience', 'none']);

/**
 * `/.well-known/oauth-protected-resource` (RFC 9728): where and as what to sign in, so that a laptop needs to know
 * the endpoint's address only. 404 where people have personal access tokens alone.
 */
export const protectedResource = z.looseObject({
  /** The endpoint's address as laptops enter it; what to ask the provider for a token for. */
  resource: z.url(),
  /** OpenID issuers, to be discovered; the first is the usual one. */
  authorization_servers: z.array(z.url()).min(1),
  scopes_supported: z.array(z.string()),
  bearer_methods_supported: z.array(z.string()),
  /** The public client that laptops are at the first issuer. */
  escale_client_id: z.string().min(1),
  /** How to say to the first issuer whom the token is for; `resource` when left out. */
  escale_target_parameter: targetParameter.optional(),
});
export type ProtectedResource = z.infer<typeof protectedResource>;

/** `urn:escale:problem:` + one of these. */
export const problemTypes = {
  resyncRequired: 'urn:escale:problem:resync-required',
  unauthorized: 'urn:escale:problem:unauthorized',
  forbidden: 'urn:escale:problem:forbidden',
  invalid: 'urn:escale:problem:invalid',
  notFound: 'urn:escale:problem:not-found',
  tooLarge: 'urn:escale:problem:too-large',
  /** The attachments of the whole company have used up their room; what is smaller may still fit. */
  quotaExceeded: 'urn:escale:problem:quota-exceeded',
  tooManyRequests: 'urn:escale:problem:too-many-requests',
  upgradeRequired: 'urn:escale:problem:upgrade-required',
  /** 403: the device is to be wiped; asked for a second time at `/v1/devices/self` before anything is destroyed. */
  deviceWiped: 'urn:escale:problem:device-wiped',
  /** 422: the record that a conflict is about was erased; what it holds must not come back. */
  erased: 'urn:escale:problem:erased',
  unavailable: 'urn:escale:problem:unavailable',
} as const;
