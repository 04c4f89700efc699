import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';

export const clientId = 'escale-desk';

export interface IdentityProviderOptions {
  /** The audience of its access tokens. */
  readonly resource: () => string;
  /** Seconds that an access token lasts. */
  readonly accessLifetime?: number;
}

/** A real OpenID provider on this machine, whose log-in page knows at once who is there. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Who the browser's person is from now on; null refuses at the log-in page. */
  readonly person: (name: string | null) => void;
  /** The requests to the token and revocation addresses, by their grant type or `revocation`. */
  readonly asked: readonly string[];
  /** Answers in the provider's place, as a broken one would; null lets it answer itself again. */
  readonly meddle: (answer: ((request: IncomingMessage, response: ServerResponse) => boolean) | null) => void;
  /** Forgets every grant. */
  readonly revokeEverything: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = quietly(() => new Provider(issuer, configuration(options)));
  const handle = provider.callback();
  const asked: string[] = [];
  const grants = new Set<string>();
  provider.on('grant.success', (ctx) => {
    asked.push(String(ctx.oidc.params?.['grant_type']));
    const grant = ctx.oidc.entities.AccessToken?.grantId;
    if (grant !== undefined) grants.add(grant);
  });
  provider.on('grant.error', (ctx) => asked.push(`failed ${String(ctx.oidc.params?.['grant_type'])}`));
  let person: string | null = 'camille';
  let meddle: ((request: IncomingMessage, response: ServerResponse) => boolean) | null = null;

  const logIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    if (person === null) {
      const refusal = { error: 'access_denied', error_description: 'refused at the log-in page' };
      return provider.interactionFinished(request, response, refusal);
    }
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: person } });
    }
    const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
    const grant = known ?? new provider.Grant({ accountId: person, clientId: String(params['client_id']) });
    grant.addOIDCScope('openid profile offline_access');
    grant.addResourceScope(options.resource(), 'escale');
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  };
  server.on('request', (request, response) => {
    if (request.url === '/token/revocation') asked.push('revocation');
    if (meddle?.(request, response)) return;
    if (request.url?.startsWith('/interaction/')) {
      logIn(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    } else void handle(request, response);
  });
  return {
    issuer,
    asked,
    person: (name) => (person = name),
    meddle: (answer) => (meddle = answer),
    revokeEverything: async () => {
      for (const grant of grants) {
        await provider.RefreshToken.revokeByGrantId(grant);
        await provider.AccessToken.revokeByGrantId(grant);
      }
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The library warns on the console of what only matters in production: its own keys, its storage in memory. */
function quietly<T>(make: () => T): T {
  const { console: spoken } = globalThis;
  globalThis.console = Object.create(spoken, { warn: { value: () => undefined } }) as Console;
  try {
    return make();
  } finally {
    globalThis.console = spoken;
  }
}

function configuration({ resource, accessLifetime = 600 }: IdentityProviderOptions): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        // Any port of it: RFC 8252, 7.3.
        redirect_uris: ['http://127.0.0.1/signed-in'],
      },
    ],
    scopes: ['openid', 'profile', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name'] },
    findAccount: (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, name: id }) }),
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
        defaultResource: () => resource(),
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, indicator) => ({
          scope: 'escale',
          audience: indicator,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessLifetime,
        }),
      },
    },
  };
}
