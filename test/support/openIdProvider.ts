import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from 'jose';
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { Provider } from 'oidc-provider';

/** A real OpenID provider on the loopback interface, with one public client and whoever wants to sign in. */
export interface OpenIdProvider {
  readonly issuer: string;
  readonly clientId: string;
  /**
   * Authorization code with PKCE, by plain HTTP, as a browser and a laptop would do it together.
   *
   * @param resource what the access token is for
   */
  signIn(login: string, resource: string): Promise<Tokens>;
  /** From now on another key signs; the old one is published no more. */
  rotateKeys(): Promise<void>;
  /** A token of any content, signed with the key that the provider signs with now. */
  sign(header: Readonly<Record<string, string>>, claims: JWTPayload): Promise<string>;
  /** How often the keys were asked for. */
  keyRequests(): number;
  stop(): Promise<void>;
}

export interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
}

export interface ProviderOptions {
  /** Further claims of the access tokens, by login. */
  readonly claims?: (login: string) => Readonly<Record<string, string | readonly string[]>>;
  /** How long an access token is valid, in seconds. */
  readonly lifetime?: number;
}

const clientId = 'escale-desk';
const redirectUri = 'http://127.0.0.1/callback';

export async function startOpenIdProvider(options: ProviderOptions = {}): Promise<OpenIdProvider> {
  let keyRequests = 0;
  let answer: ReturnType<Provider['callback']> | undefined;
  const server = createServer((request, response) => {
    if (request.url === '/jwks') keyRequests += 1;
    void answer?.(request, response);
  });
  const issuer = await listen(server);
  let key: JWK = {};
  const renew = async () => {
    key = await signingKey();
    answer = providerOf(issuer, key, options).callback();
  };
  await renew();
  return {
    issuer,
    clientId,
    signIn: (login, resource) => signIn(issuer, login, resource),
    rotateKeys: renew,
    sign: (header, claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid ?? '', ...header }).sign(key),
    keyRequests: () => keyRequests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no address');
      resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

async function signingKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') };
}

function providerOf(issuer: string, key: JWK, { claims, lifetime = 600 }: ProviderOptions): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['the loopback interface only'] },
    claims: { openid: ['sub'], profile: ['name'] },
    scopes: ['openid', 'profile', 'offline_access'],
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: lifetime, IdToken: 600 },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, name: sub }) }),
    extraTokenClaims: (_context, token) =>
      'accountId' in token && token.accountId ? { ...claims?.(token.accountId) } : undefined,
    features: {
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => ({
          scope: 'records',
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: lifetime,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
}

async function signIn(issuer: string, login: string, resource: string): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile records',
    resource,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'a state',
  });
  const browser = createBrowser();
  const form = await browser.open(`${issuer}/auth?${query.toString()}`);
  const consent = await browser.submit(form, { prompt: 'login', login, password: 'any' });
  const callback = await browser.submit(consent, { prompt: 'consent' });
  const code = new URL(callback).searchParams.get('code');
  if (code === null) throw new Error(`the provider gave no code: ${callback}`);
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      resource,
    }),
  });
  if (!response.ok) throw new Error(`the provider gave no tokens: ${await response.text()}`);
  return (await response.json()) as Tokens;
}

/** As much of a browser as signing in takes: cookies and redirects. */
function createBrowser() {
  const cookies = new Map<string, string>();

  /** Follows redirects. @returns the address of the first page that is none, or the callback */
  async function go(url: string, init: RequestInit = {}): Promise<string> {
    if (url.startsWith(redirectUri)) return url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    await response.arrayBuffer();
    const location = response.headers.get('location');
    if (location !== null) return go(new URL(location, url).href);
    if (!response.ok) throw new Error(`the provider answered ${response.status} at ${url}`);
    return url;
  }

  return {
    open: (url: string) => go(url),
    submit: (url: string, fields: Record<string, string>) =>
      go(url, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}
