import type { JWK } from 'jose';
import { errors, type Configuration } from 'oidc-provider';

export const clientId = 'escale-desk';
/** On any port of it: RFC 8252, 7.3. */
export const redirectUri = 'http://127.0.0.1/signed-in';

export interface IdentityProviderOptions {
  /** Further claims of the access tokens, by login. */
  readonly claims?: (login: string) => Readonly<Record<string, string | readonly string[]>>;
  /** Seconds that an access token lasts. */
  readonly accessLifetime?: number;
  /**
   * Whom its access tokens are for, by the request's parameter `audience`: a provider that refuses RFC 8707's
   * `resource`. Without it `resource` says so.
   */
  readonly audience?: (asked: string | undefined) => string | undefined;
}

/** What the library is told: one public client, whoever wants to sign in, tokens that an endpoint can verify. */
export function providerSettings(
  key: JWK,
  { claims, accessLifetime = 600, audience }: IdentityProviderOptions,
): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [redirectUri],
      },
    ],
    jwks: { keys: [key] },
    scopes: ['openid', 'profile', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name'] },
    findAccount: (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, name: id }) }),
    extraTokenClaims: (_ctx, token) =>
      'accountId' in token && token.accountId ? { ...claims?.(token.accountId) } : undefined,
    extraParams: ['audience'],
    cookies: { keys: ['of the test'] },
    pkce: { required: () => true },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    issueRefreshToken: async () => true,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: accessLifetime,
      AuthorizationCode: 60,
      IdToken: 600,
      RefreshToken: 86_400,
      Grant: 86_400,
      Interaction: 600,
      Session: 86_400,
    },
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: ({ oidc }, _client, oneOf) => {
          const asked = oidc.params?.['audience'];
          return audience?.(typeof asked === 'string' ? asked : undefined) ?? oneOf ?? [];
        },
        useGrantedResource: () => true,
        getResourceServerInfo: ({ oidc, query }, indicator) => {
          if (audience && (oidc.body?.['resource'] ?? query['resource']) !== undefined) {
            throw new errors.InvalidTarget('the parameter resource is not supported');
          }
          return {
            scope: 'escale',
            audience: indicator,
            accessTokenFormat: 'jwt',
            accessTokenTTL: accessLifetime,
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
    },
  };
}
