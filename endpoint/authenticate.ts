import type { FastifyInstance, FastifyRequest } from 'fastify';
import { protectedResource, type ProtectedResource } from '#shared/sync/protocol';
import type { Account } from './accounts';
import type { Database } from './database';
import type { Identity } from './identity';
import { forbidden, notFound, unauthorized, unavailable } from './problems';
import { accountOfClaims } from './signIn';
import { accountOfToken } from './tokens';
import { createVerifier, type VerifierOptions } from './verifyJwt';

/** Whom a request's token stands for. */
export type Authenticate = (request: FastifyRequest) => Promise<Account>;

const bearer = /^Bearer ([\w.~+/-]{1,8192}=*)$/i;
const jwt = /^[\w-]+\.[\w-]+\.[\w-]*$/;

const metadataPath = '/.well-known/oauth-protected-resource';

/**
 * Takes personal access tokens, and the providers' access tokens where any are configured. Tenant and person come
 * from the token alone.
 */
export function createAuthenticate(
  database: Database,
  identity: Identity | undefined,
  options?: VerifierOptions,
): Authenticate {
  const verify = identity && createVerifier(identity.providers, options);
  return async (request) => {
    const refusal = () => unauthorized(identity && `${resourceOf(identity, request)}${metadataPath}`);
    const token = bearer.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw refusal();
    if (verify === undefined || !jwt.test(token)) {
      const account = await accountOfToken(database, token);
      if (account === undefined) throw refusal();
      return account;
    }
    const verified = await verify(token);
    switch (verified.kind) {
      case 'refused':
        throw refusal();
      case 'unknown':
        throw unavailable();
      case 'verified': {
        const account = await accountOfClaims(database, verified.provider, verified.claims);
        if (account === undefined) throw forbidden('Nobody has given this account access here.');
        return account;
      }
    }
  };
}

function resourceOf({ resource }: Identity, request: FastifyRequest): string {
  return (resource ?? `${request.protocol}://${request.host}`).replace(/\/$/, '');
}

/** What a laptop must know to sign in, so that a person enters nothing but the endpoint's address (RFC 9728). */
export function addMetadata(server: FastifyInstance, identity: Identity | undefined): void {
  server.get(metadataPath, (request): ProtectedResource => {
    const [first] = identity?.providers ?? [];
    if (identity === undefined || first === undefined) throw notFound();
    return protectedResource.parse({
      resource: identity.resource ?? resourceOf(identity, request),
      authorization_servers: identity.providers.map(({ issuer }) => issuer),
      scopes_supported: first.scopes,
      bearer_methods_supported: ['header'],
      escale_client_id: first.clientId,
      escale_target_parameter: first.targetParameter,
    });
  });
}
