import {
  createRemoteJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { z } from 'zod';
import type { Provider } from './identity';

export interface VerifierOptions {
  /** At most so often an unknown key makes us ask the provider for its keys again, in milliseconds. */
  readonly cooldown?: number;
  readonly now?: () => Date;
}

export type Verified =
  | {
      readonly kind: 'verified';
      readonly provider: Provider;
      readonly claims: JWTPayload & { readonly sub: string };
    }
  /** Not one of these providers' tokens for this endpoint, or not valid any more. */
  | { readonly kind: 'refused' }
  /** The provider's keys couldn't be had: nothing can be said about the token. */
  | { readonly kind: 'unknown' };

export type VerifyJwt = (token: string) => Promise<Verified>;

/** Clocks of provider and endpoint may differ by so many seconds. */
const leeway = 30;
/** The provider is asked for its description again after so long, if that failed. */
const retryAfter = 5000;
const patience = 5000;

const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * Verifies the access tokens of OpenID providers (RFC 9068, as far as providers follow it: many leave `typ` at JWT),
 * by their published keys. The keys stay in memory; a key that isn't among them makes us look again.
 */
export function createVerifier(
  providers: readonly Provider[],
  { cooldown = 30_000, now = () => new Date() }: VerifierOptions = {},
): VerifyJwt {
  const keys = new Map(
    providers.map((provider) => [provider.issuer, { provider, find: keySource(provider, cooldown, now) }]),
  );
  return async (token) => {
    try {
      // Only to know whose keys to try: nothing else is read before the signature has been verified.
      const known = keys.get(decodeJwt(token).iss ?? '');
      if (known === undefined) return { kind: 'refused' };
      const { provider, find } = known;
      const { payload, protectedHeader } = await jwtVerify(token, await find(), {
        issuer: provider.issuer,
        audience: provider.audience,
        algorithms: [...provider.algorithms],
        clockTolerance: leeway,
        requiredClaims: ['sub', 'exp'],
        currentDate: now(),
      });
      const type = protectedHeader.typ?.toLowerCase().replace(/^application\//, '') ?? 'jwt';
      if (!['at+jwt', 'jwt'].includes(type) || isIdToken(payload) || !payload.sub) return { kind: 'refused' };
      return { kind: 'verified', provider, claims: { ...payload, sub: payload.sub } };
    } catch (error) {
      return isTokensFault(error) ? { kind: 'refused' } : { kind: 'unknown' };
    }
  };
}

/** Tokens that tell the laptop who signed in are no keys to the endpoint, even where both have one audience. */
function isIdToken(claims: JWTPayload): boolean {
  return ['nonce', 'at_hash', 'c_hash', 's_hash', 'events'].some((name) => name in claims);
}

function isTokensFault(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return false;
  // Of the class itself are the failures to fetch keys; the token's own faults each have a class below it.
  return error instanceof errors.JOSEError && error.constructor !== errors.JOSEError;
}

/** The provider's keys, found by discovery when they are first needed. */
function keySource({ issuer }: Provider, cooldown: number, now: () => Date): () => Promise<JWTVerifyGetKey> {
  let found: Promise<JWTVerifyGetKey> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (found === undefined || now().getTime() - failedAt > retryAfter) {
      failedAt = Number.POSITIVE_INFINITY;
      found = discover(issuer).then((uri) =>
        createRemoteJWKSet(uri, { cooldownDuration: cooldown, timeoutDuration: patience }),
      );
      found.catch(() => {
        failedAt = now().getTime();
      });
    }
    return found;
  };
}

async function discover(issuer: string): Promise<URL> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  if (!response.ok) throw new Error(`The provider answered ${response.status} instead of its description.`);
  const told = metadata.parse(await response.json());
  if (told.issuer !== issuer) throw new Error('The provider describes another issuer.');
  const keys = new URL(told.jwks_uri);
  if (keys.protocol !== 'https:' && keys.origin !== new URL(issuer).origin) {
    throw new Error('The provider’s keys are not under https.');
  }
  return keys;
}
