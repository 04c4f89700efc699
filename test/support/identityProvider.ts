import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWK, JWTPayload } from 'jose';
import { Provider } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import * as oidc from 'openid-client';
import { v7 } from 'uuid';
import { createBrowser } from './browser';
import { clientId, providerSettings, redirectUri } from './identityProviderSettings';
import type { IdentityProviderOptions } from './identityProviderSettings';

/** A real OpenID provider on this machine, whose log-in page knows at once who is there. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  /** Who the browser's person is from now on; null refuses at the log-in page. */
  readonly person: (name: string | null) => void;
  /**
   * The tokens of somebody who signs in without a desk, by code with PKCE.
   *
   * @param resource whom the access token is for
   */
  readonly signIn: (login: string, resource: string) => Promise<oidc.TokenEndpointResponse>;
  /** From now on another key signs; the old one is published no more. Grants stay. */
  readonly rotateKeys: () => Promise<void>;
  /** A token of any content, signed with the key that the provider signs with now. */
  readonly sign: (header: Readonly<Record<string, string>>, claims: JWTPayload) => Promise<string>;
  /** The requests to the token and revocation addresses, by their grant type or `revocation`, and `keys`. */
  readonly asked: readonly string[];
  /** Answers in the provider's place, as a broken one would; null lets it answer itself again. */
  readonly meddle: (answer: ((request: IncomingMessage, response: ServerResponse) => boolean) | null) => void;
  /** Forgets every grant. */
  readonly revokeEverything: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startIdentityProvider(
  options: IdentityProviderOptions = {},
): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const asked: string[] = [];
  let key = await newKey();
  const grants = new Set<string>();
  const open = (before?: Provider): Provider => {
    const settings = providerSettings(key, options);
    const made = quietly(() => new Provider(issuer, { ...settings, ...(before && storageOf(before)) }));
    made.on('grant.success', (ctx) => {
      asked.push(String(ctx.oidc.params?.['grant_type']));
      const grant = ctx.oidc.entities.AccessToken?.grantId;
      if (grant !== undefined) grants.add(grant);
    });
    made.on('grant.error', (ctx) => asked.push(`failed ${String(ctx.oidc.params?.['grant_type'])}`));
    return made;
  };
  let provider = open();
  let person: string | null = 'camille';
  let meddle: ((request: IncomingMessage, response: ServerResponse) => boolean) | null = null;

  const logIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    const login = typeof params['login_hint'] === 'string' ? params['login_hint'] : person;
    if (login === null) {
      const refusal = { error: 'access_denied', error_description: 'refused at the log-in page' };
      return provider.interactionFinished(request, response, refusal);
    }
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: login } });
    }
    const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
    const grant = known ?? new provider.Grant({ accountId: login, clientId: String(params['client_id']) });
    grant.addOIDCScope('openid profile offline_access');
    if (typeof params['resource'] === 'string') grant.addResourceScope(params['resource'], 'escale');
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  };
  server.on('request', (request, response) => {
    if (request.url === '/token/revocation') asked.push('revocation');
    if (request.url === '/jwks') asked.push('keys');
    if (meddle?.(request, response)) return;
    if (request.url?.startsWith('/interaction/')) {
      logIn(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    } else void provider.callback()(request, response);
  });
  return {
    issuer,
    clientId,
    asked,
    person: (name) => (person = name),
    signIn: (login, resource) => signIn(issuer, login, resource),
    rotateKeys: async () => {
      key = await newKey();
      provider = open(provider);
    },
    sign: (header, claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid ?? '', ...header }).sign(key),
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

/** The library warns on the console of what only matters in production: its storage in memory, http. */
function quietly<T>(make: () => T): T {
  const { console: spoken } = globalThis;
  globalThis.console = Object.create(spoken, { warn: { value: () => undefined } }) as Console;
  try {
    return make();
  } finally {
    globalThis.console = spoken;
  }
}

/** What a provider remembers, for another one in its place. */
function storageOf(provider: Provider): Pick<Configuration, 'adapter'> {
  return { adapter: (model) => (Reflect.get(provider, model) as typeof provider.Session).adapter };
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: v7() };
}

async function signIn(issuer: string, login: string, resource: string): Promise<oidc.TokenEndpointResponse> {
  const config = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
    execute: [oidc.allowInsecureRequests],
  });
  const verifier = oidc.randomPKCECodeVerifier();
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile escale',
    login_hint: login,
    resource,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const { url } = await createBrowser().visit(address.href, redirectUri);
  return oidc.authorizationCodeGrant(
    config,
    new URL(url),
    { pkceCodeVerifier: verifier, idTokenExpected: true },
    { resource },
  );
}
