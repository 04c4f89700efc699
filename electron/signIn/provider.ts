import * as oidc from 'openid-client';
import { SignInError, unreachedIn } from './signInError';
import { exchange } from './outside';
import type { Outside } from './outside';
import type { Target } from './resourceMetadata';
import { isLoopbackHttp, isTrustedAddress } from './trustedAddress';

export interface ProviderAddress {
  readonly issuer: string;
  readonly clientId: string;
  /** Seconds. */
  readonly clockBehind?: number;
}

/** What the provider has granted. */
export interface Grant {
  readonly access: string;
  /** Null where the provider gives none: the person then signs in anew when the access ends. */
  readonly refresh: string | null;
  /** On this laptop's clock, in milliseconds; null where the provider doesn't tell. */
  readonly expiresAt: number | null;
}

export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly target: Target;
  /** Ask who it is even where the browser still knows somebody. */
  readonly anew: boolean;
}

/** A request under way: its secrets never leave this object but to the provider. */
export interface Authorization {
  readonly address: string;
  readonly state: string;
  /** Takes the browser's answer, checks it and fetches the grant. Rejects with SignInError. */
  readonly complete: (answer: URL) => Promise<Grant>;
}

/** An identity provider (OpenID Connect), found by its issuer. */
export interface Provider {
  readonly begin: (request: AuthorizationRequest) => Promise<Authorization>;
  /** `refused`: it will never renew this one. Rejects with SignInError when it can't be told. */
  readonly refresh: (token: string, target: Target) => Promise<Grant | 'refused'>;
  /** False when it could not be told, or doesn't offer it. */
  readonly revoke: (token: string) => Promise<boolean>;
}

/** Seconds that the provider has for an answer. */
const timeout = 20;

/**
 * Finds a provider's addresses by discovery; all of them must be https, and its issuer the one asked for.
 * @throws SignInError
 */
export async function findProvider(
  outside: Outside,
  { issuer, clientId, clockBehind = 0 }: ProviderAddress,
  now: () => number,
): Promise<Provider> {
  if (!isTrustedAddress(issuer)) throw new SignInError('untrusted', `issuer ${issuer}`);
  outside.permit(issuer);
  const config = await oidc
    .discovery(new URL(issuer), clientId, { [oidc.clockSkew]: clockBehind }, oidc.None(), {
      [oidc.customFetch]: fetchBy(outside),
      timeout,
      execute: [
        oidc.enableNonRepudiationChecks,
        // Only a provider on this machine may speak plain http.
        ...(isLoopbackHttp(issuer) ? [oidc.allowInsecureRequests] : []),
      ],
    })
    .catch((error: unknown) => {
      throw signInError(error, 'untrusted');
    });
  const server = config.serverMetadata();
  if (server.issuer !== issuer) throw new SignInError('untrusted', `issuer ${server.issuer}`);
  const { authorization_endpoint, token_endpoint, jwks_uri, revocation_endpoint } = server;
  for (const address of [authorization_endpoint, token_endpoint, jwks_uri]) {
    if (address === undefined || !isTrustedAddress(address)) {
      throw new SignInError('untrusted', `address ${address ?? 'missing'}`);
    }
  }
  for (const address of [token_endpoint, jwks_uri, revocation_endpoint]) {
    if (address !== undefined && isTrustedAddress(address)) outside.permit(address);
  }
  return providerOf(config, now);
}

function providerOf(config: oidc.Configuration, now: () => number): Provider {
  const grantOf = (tokens: oidc.TokenEndpointResponse, refreshBefore: string | null): Grant => ({
    access: tokens.access_token,
    refresh: tokens.refresh_token ?? refreshBefore,
    expiresAt: tokens.expires_in === undefined ? null : now() + tokens.expires_in * 1000,
  });
  return {
    begin: async ({ redirectUri, scopes, target, anew }) => {
      const verifier = oidc.randomPKCECodeVerifier();
      const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: wantedScopes(scopes, config.serverMetadata().scopes_supported),
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...target,
        ...(anew ? { prompt: 'login' } : {}),
      });
      const complete = async (answer: URL): Promise<Grant> => {
        const checks = {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        };
        try {
          return grantOf(await oidc.authorizationCodeGrant(config, answer, checks, { ...target }), null);
        } catch (error) {
          throw signInError(error, 'badAnswer');
        }
      };
      return { address: address.href, state, complete };
    },
    refresh: async (token, target) => {
      try {
        return grantOf(await oidc.refreshTokenGrant(config, token, { ...target }), token);
      } catch (error) {
        if (error instanceof oidc.ResponseBodyError && endings.has(error.error)) return 'refused';
        throw signInError(error, 'providerUnreachable');
      }
    },
    revoke: async (token) => {
      const { revocation_endpoint: address } = config.serverMetadata();
      if (address === undefined || !isTrustedAddress(address)) return false;
      return oidc.tokenRevocation(config, token).then(
        () => true,
        () => false,
      );
    },
  };
}

/** Errors after which a refresh token is worth nothing any more; all others may pass. */
const endings: ReadonlySet<string> = new Set([
  'invalid_grant',
  'invalid_client',
  'unauthorized_client',
  'interaction_required',
  'login_required',
  'consent_required',
]);

function wantedScopes(scopes: readonly string[], offered: readonly string[] | undefined): string {
  const standard = ['openid', 'profile', 'offline_access'].filter(
    (scope) => scope === 'openid' || (offered?.includes(scope) ?? true),
  );
  return [...new Set([...standard, ...scopes])].join(' ');
}

function fetchBy(outside: Outside): oidc.CustomFetch {
  return async (url, { body, headers, method, signal }) => {
    const own = new Headers(headers);
    // The desk goes by its own name.
    own.delete('user-agent');
    return exchange(outside.fetch, url, {
      method,
      headers: own,
      // The library sends forms and nothing else.
      ...(body instanceof URLSearchParams ? { body } : {}),
      ...(signal === undefined ? {} : { signal }),
    });
  };
}

/** An error of the library's as what it means for the person. */
function signInError(
  error: unknown,
  otherwise: 'untrusted' | 'badAnswer' | 'providerUnreachable',
): SignInError {
  const unreached = unreachedIn(error);
  if (unreached) return new SignInError('providerUnreachable', unreached.message, error);
  if (error instanceof oidc.AuthorizationResponseError) {
    return new SignInError(error.error === 'access_denied' ? 'denied' : 'badAnswer', error.error, error);
  }
  if (error instanceof oidc.ResponseBodyError) return new SignInError(otherwise, error.error, error);
  const code = error instanceof oidc.ClientError ? (error.code ?? '') : '';
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return new SignInError('clock', code, error);
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') {
    return new SignInError('providerUnreachable', code, error);
  }
  return new SignInError(otherwise, code === '' && error instanceof Error ? error.message : code, error);
}
