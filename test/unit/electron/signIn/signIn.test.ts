import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLoopback } from '../../../../electron/signIn/loopback';
import { findProvider } from '../../../../electron/signIn/provider';
import type { SignInParts } from '../../../../electron/signIn/signIn';
import { openPglite } from '../../../../endpoint/pglite';
import type { Database } from '../../../../endpoint/database';
import { createBrowser } from '../../../support/browser';
import type { Page } from '../../../support/browser';
import { anywhere, enterByBrowser } from '../../../support/enterByBrowser';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { startIdentityProvider } from '../../../support/identityProvider';
import type { IdentityProvider } from '../../../support/identityProvider';
import { startSignInEndpoint } from '../../../support/signInEndpoint';

let database: Database;
let endpoint: TestEndpoint;
let provider: IdentityProvider;
let pages: Promise<Page>[];
let permitted: Set<string>;
/** What the endpoint's metadata says in place of the truth. */
let said: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  database = await openPglite();
});
afterAll(() => database.close());
beforeEach(async () => {
  pages = [];
  permitted = new Set();
  said = {};
  provider = await startIdentityProvider();
  endpoint = await startSignInEndpoint(provider, {}, { database });
});
afterEach(async () => {
  await provider.stop();
  await endpoint.stop();
});

/** Signs in with a browser that goes where it is sent, or through `detour`. */
function enter(
  more: Partial<SignInParts> & {
    readonly detour?: (address: string) => Promise<Page> | null;
    readonly anew?: boolean;
    readonly signal?: AbortSignal;
    readonly browser?: ReturnType<typeof createBrowser>;
  } = {},
) {
  const { detour, browser = createBrowser(), ...parts } = more;
  return enterByBrowser(endpoint.url, {
    outside: {
      permit: (address) => permitted.add(new URL(address).origin),
      fetch: async (url, init) => {
        if (!permitted.has(new URL(url).origin)) throw new Error(`not permitted: ${url}`);
        const answer = await fetch(url, init);
        if (!url.endsWith('oauth-protected-resource') || answer.status !== 200) return answer;
        return Response.json({ ...(await answer.json()), ...said }, { headers: answer.headers });
      },
    },
    openBrowser: async (address) => {
      const page = detour ? detour(address) : browser.visit(address);
      if (page !== null) pages.push(page);
    },
    ...parts,
  });
}

/** Goes where the browser is sent, but alters the last step, the one back to the desk. */
function alterReturn(change: (back: URL) => void) {
  return async (address: string): Promise<Page> => {
    const url = new URL(address);
    const wayBack = url.searchParams.get('redirect_uri') ?? '';
    // A listener in the desk's place catches the answer; then it is altered and handed on.
    let caught = '';
    const catcher = createServer((request, response) => {
      caught = request.url ?? '';
      response.end('caught');
    });
    await new Promise<void>((resolve) => catcher.listen(0, '127.0.0.1', resolve));
    const port = String((catcher.address() as AddressInfo).port);
    url.searchParams.set('redirect_uri', wayBack.replace(/:\d+/, `:${port}`));
    await createBrowser().visit(url.href);
    catcher.close();
    catcher.closeAllConnections();
    const back = new URL(caught, wayBack);
    change(back);
    return createBrowser().visit(back.href);
  };
}

describe('signing in', () => {
  it('knows the endpoint’s address only, and ends with who the endpoint says it is', async () => {
    const seen: string[] = [];
    const signedIn = await enter({ waiting: (address) => seen.push(address ?? 'over') });
    expect(signedIn.owner).toMatchObject({ endpoint: endpoint.url, person: { name: 'camille' } });
    expect(signedIn.grant.refresh).toEqual(expect.any(String));
    expect((signedIn.grant.expiresAt ?? 0) - Date.now()).toBeGreaterThan(500_000);
    const page = await pages[0];
    expect(page?.status).toBe(200);
    expect(page?.text).toContain('You can close this window');
    expect(seen.at(-1)).toBe('over');
    expect([...permitted].toSorted()).toEqual([endpoint.url, provider.issuer].toSorted());
  });

  it('asks by code with PKCE, state, nonce and the endpoint as the resource, to a loopback address', async () => {
    let address = '';
    await enter({ waiting: (at) => (address = at ?? address) });
    const asked = new URL(address).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      client_id: 'escale-desk',
      resource: endpoint.url,
    });
    expect(asked.get('scope')?.split(' ')).toEqual(['openid', 'profile', 'offline_access']);
    expect(asked.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/signed-in$/);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^.{43}$/);
    expect(asked.get('prompt')).toBeNull();
  });

  it('asks who it is where another person is to sign in, though the browser still knows the first', async () => {
    const browser = createBrowser();
    await enter({ browser });
    provider.person('marc');
    expect((await enter({ browser })).owner.person.name).toBe('camille');
    expect((await enter({ browser, anew: true })).owner.person.name).toBe('marc');
  });

  it.each<['audience' | 'none', (asked: string | undefined) => string | undefined]>([
    ['audience', (asked) => asked],
    ['none', () => endpoint.url],
  ])(
    'tells a provider that refuses `resource` by %s whom its tokens are for',
    async (parameter, audience) => {
      const start = async (settings: { targetParameter?: 'audience' | 'none' }) => {
        await endpoint.stop();
        endpoint = await startSignInEndpoint(provider, settings, { database });
      };
      await provider.stop();
      provider = await startIdentityProvider({ audience });
      await start({});
      await expect(enter()).rejects.toMatchObject({ reason: 'badAnswer', detail: 'invalid_target' });
      await start({ targetParameter: parameter });
      const { owner, issuer, clientId, target, grant } = await enter();
      expect(owner.person.name).toBe('camille');
      const found = await findProvider(anywhere, { issuer, clientId }, Date.now);
      expect(await found.refresh(grant.refresh ?? '', target)).toMatchObject({
        access: expect.not.stringContaining(grant.access) as string,
      });
    },
  );

  it('speaks the person’s language in the browser', async () => {
    await enter({ language: () => 'fr' });
    const page = await pages[0];
    expect(page?.text).toContain('lang="fr"');
    expect(page?.text).toContain('Vous pouvez fermer cette fenêtre');
  });

  it('turns an answer with another state away, and still takes the right one', async () => {
    let back = '';
    const detour = async (address: string): Promise<Page> => {
      const wayBack = new URL(address).searchParams.get('redirect_uri') ?? '';
      back = (await createBrowser().visit(`${wayBack}?code=stolen&state=of-another`)).text;
      return createBrowser().visit(address);
    };
    expect((await enter({ detour })).owner.person.name).toBe('camille');
    expect(back).toContain('No sign-in is waiting for this');
    expect(provider.asked.filter((grant) => grant.includes('authorization_code'))).toHaveLength(1);
  });

  it('answers under no other name of this machine', async () => {
    const loopback = await openLoopback(() => 'en');
    const { hostname, port } = new URL(loopback.redirectUri);
    const answer = await fetch(`http://localhost:${port}/signed-in?state=a`).catch(() => null);
    expect(hostname).toBe('127.0.0.1');
    expect(answer === null || answer.status === 404).toBe(true);
    loopback.close();
  });

  it('refuses an identity token with another nonce', async () => {
    const detour = (address: string) => {
      const url = new URL(address);
      url.searchParams.set('nonce', 'of-another-sign-in');
      return createBrowser().visit(url.href);
    };
    await expect(enter({ detour })).rejects.toMatchObject({ reason: 'badAnswer' });
    expect((await pages[0])?.text).toContain('You are not signed in');
  });

  it('refuses an answer that another issuer signs (RFC 9207)', async () => {
    const detour = alterReturn((back) => back.searchParams.set('iss', 'https://elsewhere.example'));
    await expect(enter({ detour })).rejects.toMatchObject({ reason: 'badAnswer' });
    expect(provider.asked).toEqual([]);
  });

  it('refuses a code that was given for another verifier', async () => {
    const detour = (address: string) => {
      const url = new URL(address);
      url.searchParams.set('code_challenge', 'A'.repeat(43));
      return createBrowser().visit(url.href);
    };
    await expect(enter({ detour })).rejects.toMatchObject({ reason: 'badAnswer', detail: 'invalid_grant' });
  });

  it('refuses a provider whose metadata names another issuer', async () => {
    provider.meddle((request, response) => {
      if (!request.url?.includes('.well-known')) return false;
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ issuer: 'https://elsewhere.example' }));
      return true;
    });
    await expect(enter()).rejects.toMatchObject({ reason: 'untrusted' });
    expect(pages).toEqual([]);
  });

  it.each(['token_endpoint', 'authorization_endpoint', 'jwks_uri'])(
    'refuses a provider whose %s is not https',
    async (name) => {
      provider.meddle((request, response) => {
        if (!request.url?.includes('.well-known')) return false;
        const { issuer } = provider;
        const metadata = {
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          [name]: 'http://login.company.example/x',
        };
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(metadata));
        return true;
      });
      await expect(enter()).rejects.toMatchObject({ reason: 'untrusted' });
      expect(pages).toEqual([]);
    },
  );

  it('refuses an issuer that is neither https nor on this machine, and metadata of another resource', async () => {
    said = { authorization_servers: ['http://login.company.example'] };
    await expect(enter()).rejects.toMatchObject({ reason: 'untrusted' });
    said = { resource: 'https://elsewhere.example' };
    await expect(enter()).rejects.toMatchObject({
      reason: 'untrusted',
      detail: expect.stringContaining(`must set "resource" to ${endpoint.url}`) as string,
    });
    expect([...permitted]).toEqual([endpoint.url]);
  });

  it('follows no redirect of the provider’s', async () => {
    provider.meddle((request, response) => {
      if (!request.url?.includes('.well-known')) return false;
      response.writeHead(302, { Location: `${endpoint.url}/elsewhere` }).end();
      return true;
    });
    await expect(enter()).rejects.toMatchObject({ reason: 'providerUnreachable' });
  });

  it('says that an endpoint offers none, that something else answers, and that nobody does', async () => {
    said = { escale_client_id: undefined };
    await expect(enter()).rejects.toMatchObject({ reason: 'notOffered' });
    said = { resource: 3 };
    await expect(enter()).rejects.toMatchObject({ reason: 'garbled' });
    said = {};
    await provider.stop();
    await expect(enter()).rejects.toMatchObject({ reason: 'providerUnreachable' });
    await endpoint.stop();
    await expect(enter()).rejects.toMatchObject({ reason: 'unreachable' });
    endpoint = await startEndpoint({ database });
    await expect(enter()).rejects.toMatchObject({ reason: 'notOffered' });
    provider = await startIdentityProvider();
  });

  it('says that the person was refused at the provider, there and in the browser', async () => {
    provider.person(null);
    await expect(enter()).rejects.toMatchObject({ reason: 'denied' });
    expect((await pages[0])?.text).toContain('You are not signed in');
  });

  it('says that the endpoint does not know who signed in', async () => {
    await endpoint.stop();
    endpoint = await startSignInEndpoint(provider, { unknownPeople: 'refuse' }, { database });
    await expect(enter()).rejects.toMatchObject({ reason: 'refused' });
  });

  it('corrects a laptop’s clock that is a day ahead by the endpoint’s', async () => {
    const day = 86_400;
    let date = new Date().toUTCString();
    const outside = {
      ...anywhere,
      fetch: async (url: string, init: RequestInit) => {
        const answer = await anywhere.fetch(url, init);
        if (url.startsWith(endpoint.url)) return Response.json(await answer.json(), { headers: { date } });
        if (!url.endsWith('/token')) return answer;
        const tokens = (await answer.json()) as { readonly id_token: string };
        const { iat = 0, exp = 0, ...claims } = decodeJwt(tokens.id_token);
        const dayBefore = await provider.sign({}, { ...claims, iat: iat - day, exp: exp - day });
        return Response.json({ ...tokens, id_token: dayBefore });
      },
    };
    await expect(enter({ outside })).rejects.toMatchObject({ reason: 'clock' });
    date = new Date(Date.now() - day * 1000).toUTCString();
    await expect(enter({ outside })).resolves.toMatchObject({ owner: { person: { name: 'camille' } } });
  });

  it('ends when the person gives up, and takes no answer afterwards', async () => {
    const giveUp = new AbortController();
    let address = '';
    const detour = (at: string) => {
      address = at;
      setTimeout(() => giveUp.abort(), 50);
      return null;
    };
    await expect(enter({ detour, signal: giveUp.signal })).rejects.toMatchObject({ reason: 'cancelled' });
    await expect(createBrowser().visit(address)).rejects.toThrow('fetch failed');
    expect(provider.asked).toEqual([]);
  });

  it('ends when nobody comes back in time', async () => {
    await expect(enter({ detour: () => null, patience: 100 })).rejects.toMatchObject({ reason: 'timeout' });
  });

  it('goes on where the browser does not open: the address can be copied', async () => {
    let address = '';
    const warned: string[] = [];
    const waiting = (at: string | null): void => {
      if (at === null || address !== '') return;
      address = at;
      setTimeout(() => pages.push(createBrowser().visit(at)), 50);
    };
    const openBrowser = () => Promise.reject(new Error('no browser'));
    const signedIn = await enter({ openBrowser, waiting, warn: (text) => warned.push(text) });
    expect(signedIn.owner.person.name).toBe('camille');
    expect(warned).toEqual(['the browser did not open']);
  });

  it('takes another port where one is in use already', async () => {
    const occupied = createServer();
    await new Promise<void>((resolve) => occupied.listen(0, '127.0.0.1', resolve));
    const { port } = occupied.address() as AddressInfo;
    const openWayBack = (language: () => 'en' | 'fr') => openLoopback(language, [port, 0]);
    expect((await enter({ openWayBack })).owner.person.name).toBe('camille');
    await expect(openLoopback(() => 'en', [port])).rejects.toThrow('EADDRINUSE');
    occupied.close();
  });
});
