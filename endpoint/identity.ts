import { z } from 'zod';
import { targetParameter } from '#shared/sync/protocol';
import { roles, tenantPattern } from './accounts';

/** Where a secret travels: https, or a server on this very machine. */
const secureUrl = z.url().refine((text) => {
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
  );
}, 'must be https');

const tenantId = z.string().regex(tenantPattern);

/** Signatures by a private key only: with a shared secret whoever can verify could also sign. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;

const provider = z.strictObject({
  /** As it stands in `iss`; its keys are found below `/.well-known/openid-configuration`. */
  issuer: secureUrl,
  /** What must stand in `aud`: the endpoint's own name at the provider; the file's `resource` when left out. */
  audience: z.string().min(1).max(500).optional(),
  /** The public client that laptops sign in as. */
  clientId: z.string().min(1).max(200),
  /** One tenant for all of the issuer's people, or the claim that tells it and, where wanted, what its values mean. */
  tenant: z.union([
    tenantId,
    z.strictObject({ claim: z.string().min(1), values: z.record(z.string(), tenantId).optional() }),
  ]),
  /** The claim whose value, or one of whose values, gives the role; without it the person's row does. */
  role: z.strictObject({ claim: z.string().min(1), values: z.record(z.string(), z.enum(roles)) }).optional(),
  /** What laptops ask the provider for. */
  scopes: z.array(z.string().min(1)).default(['openid', 'profile', 'offline_access']),
  /** How laptops tell the provider whom the tokens are for; by `resource` when left out. */
  targetParameter: targetParameter.optional(),
  /** Whether somebody whom the provider vouches for, and nobody has entered here, becomes a manager or is refused. */
  unknownPeople: z.enum(['make', 'refuse']).default('make'),
  algorithms: z.array(z.enum(algorithms)).min(1).default(['RS256', 'PS256', 'ES256', 'EdDSA']),
});

/** How people sign in: read from a JSON file when the endpoint starts. */
export const identity = z
  .strictObject({
    /**
     * The endpoint's address as laptops enter it. Left out, it is made of each request's protocol and host: right where
     * laptops reach the program itself, wrong behind a proxy with HTTPS or below a path.
     */
    resource: secureUrl.optional(),
    providers: z
      .array(provider)
      .min(1)
      .refine(
        (all) => new Set(all.map(({ issuer }) => issuer)).size === all.length,
        'an issuer stands twice',
      ),
  })
  .transform(({ resource, providers }, context) => ({
    resource,
    providers: providers.map((each, at) => {
      const { audience = resource } = each;
      if (audience !== undefined) return { ...each, audience };
      context.addIssue({
        code: 'custom',
        path: ['providers', at, 'audience'],
        message:
          'must be given where “resource” is not: set “resource” to the address that laptops enter, with the path that the endpoint lies below',
      });
      return z.NEVER;
    }),
  }));

export type Identity = z.infer<typeof identity>;
export type Provider = Identity['providers'][number];

/** @throws Error that says in words what is wrong with the file's text */
export function readIdentity(text: string): Identity {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('The identity file is not JSON.');
  }
  const result = identity.safeParse(json);
  if (!result.success) throw new Error(`The identity file is not valid.\n${z.prettifyError(result.error)}`);
  return result.data;
}
