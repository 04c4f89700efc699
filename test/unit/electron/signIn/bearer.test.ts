import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEndpointProxy } from '../../../../electron/endpointProxy';
import { createTokenSource } from '../../../../electron/signIn/bearer';
import { findProvider } from '../../../../electron/signIn/provider';
import { createVault } from '../../../../electron/vault';
import type { Vault } from '../../../../electron/vault';
import { openPglite } from '../../../../endpoint/pglite';
import type { Database } from '../../../../endpoint/database';
import type { TestEndpoint } from '../../../support/endpoint';
import { anywhere, enterByBrowser } from '../../../support/enterByBrowser';
import { startIdentityProvider } from '../../../support/identityProvider';
import type { IdentityProvider } from '../../../support/identityProvider';
import { fakeKeyring } from '../../../support/journalParts';
import { refuseKnownTokens, startSignInEndpoint } from '../../../support/signInEndpoint';

let folder: string;
let database: Database;
let endpoint: TestEndpoint;
let provider: IdentityProvider;
let now: number;
/** How far the endpoint's clock is ahead, in milliseconds. */
let ahead: number;
let ended: number;

const openVault = () =>
  createVault({
    file: join(folder, 'token.bin'),
    keyring: fakeKeyring('k'),
    endpoint: () => endpoint.url,
    warn: () => undefined,
  });
const sourceOf = (vault: Vault) =>
  createTokenSource({
    vault,
    findProvider: (grant) => findProvider(anywhere, grant, () => now),
    now: () => now,
    onEnded: () => (ended += 1),
    warn: () => undefined,
  });
const refreshes = () => provider.asked.filter((asked) => asked.endsWith('refresh_token'));

/** A vault with the grant of a real sign-in. */
async function vaultSignedIn(): Promise<Vault> {
  const signedIn = await enterByBrowser(endpoint.url, { now: () => now });
  const { owner, issuer, clientId, target, grant } = signedIn;
  const vault = openVault();
  await vault.keepGrant({ endpoint: owner.endpoint, issuer, clientId, target, ...grant });
  return vault;
}

beforeAll(async () => {
  database = await openPglite();
});
afterAll(() => database.close());
beforeEach(async () => {
  [now, ended, ahead] = [Date.now(), 0, 0];
  folder = await mkdtemp(join(tmpdir(), 'escale-bearer-'));
  provider = await startIdentityProvider();
  const verifier = { cooldown: 0, now: () => new Date(Date.now() + ahead) };
  endpoint = await startSignInEndpoint(provider, {}, { database, verifier });
});
afterEach(async () => {
  await provider.stop();
  await endpoint.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the token of a sign-in', () => {
  it('is used as it is while it has more than a minute left', async () => {
    const vault = await vaultSignedIn();
    const { access } = (await vault.grant()) ?? {};
    now += 600_000 - 61_000;
    expect(await sourceOf(vault).tokenFor(endpoint.url)).toBe(access);
    expect(refreshes()).toEqual([]);
  });

  it('is renewed ahead of its end, once for ten who ask at the same time', async () => {
    const vault = await vaultSignedIn();
    const { access } = (await vault.grant()) ?? {};
    now += 600_000 - 59_000;
    const source = sourceOf(vault);
    const tokens = await Promise.all(Array.from({ length: 10 }, () => source.tokenFor(endpoint.url)));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(access);
    expect(refreshes()).toEqual(['refresh_token']);
  });

  it('is renewed once for ten whom the endpoint refused at the same time', async () => {
    const vault = await vaultSignedIn();
    const { access } = (await vault.grant()) ?? {};
    const source = sourceOf(vault);
    const refused = Array.from({ length: 10 }, () => source.renewed(endpoint.url, access ?? ''));
    const tokens = await Promise.all(refused);
    expect(new Set(tokens).size).toBe(1);
    expect(await source.renewed(endpoint.url, access ?? '')).toBe(tokens[0]);
    expect(refreshes()).toEqual(['refresh_token']);
  });

  it('keeps the rotated refresh token over a restart', async () => {
    const vault = await vaultSignedIn();
    const first = (await vault.grant())?.refresh;
    now += 600_000;
    await sourceOf(vault).tokenFor(endpoint.url);
    const again = openVault();
    const second = (await again.grant())?.refresh;
    expect(second).not.toBe(first);
    now += 600_000;
    expect(await sourceOf(again).tokenFor(endpoint.url)).toEqual(expect.any(String));
    expect(refreshes()).toEqual(['refresh_token', 'refresh_token']);
  });

  it('asks for a sign-in, once, where the provider refuses to renew it', async () => {
    const vault = await vaultSignedIn();
    await provider.revokeEverything();
    now += 600_000;
    const source = sourceOf(vault);
    expect(await source.tokenFor(endpoint.url)).toBeNull();
    expect(await source.tokenFor(endpoint.url)).toBeNull();
    expect(ended).toBe(1);
    expect(await openVault().credential()).toBe('ended');
    expect(refreshes()).toEqual(['failed refresh_token']);
  });

  it('asks for a sign-in at its end where the provider gave nothing to renew it with', async () => {
    const vault = await vaultSignedIn();
    const grant = await vault.grant();
    if (grant) await vault.keepGrant({ ...grant, refresh: null });
    now += 600_000 - 1000;
    expect(await sourceOf(vault).tokenFor(endpoint.url)).toEqual(expect.any(String));
    now += 2000;
    expect(await sourceOf(vault).tokenFor(endpoint.url)).toBeNull();
    expect(ended).toBe(1);
  });

  it.each([503, 200])('is kept while the provider is out of order, answering %i', async (status) => {
    const vault = await vaultSignedIn();
    const { access } = (await vault.grant()) ?? {};
    provider.meddle((_request, response) => {
      response.writeHead(status, { 'Content-Type': 'text/html' }).end('<h1>Wi-Fi</h1>');
      return true;
    });
    const source = sourceOf(vault);
    now += 600_000 - 30_000;
    expect(await source.tokenFor(endpoint.url)).toBe(access);
    now += 31_000;
    await expect(source.tokenFor(endpoint.url)).rejects.toMatchObject({ name: 'SignInError' });
    provider.meddle(null);
    expect(await source.tokenFor(endpoint.url)).toEqual(expect.any(String));
    expect(ended).toBe(0);
  });

  it('stays forgotten when the person signs out while it is renewed', async () => {
    const vault = await vaultSignedIn();
    now += 600_000;
    const asked = sourceOf(vault).tokenFor(endpoint.url);
    await vault.clear();
    expect(await asked).toBeNull();
    expect(await openVault().credential()).toBe('none');
  });

  it('goes to no endpoint but the one that was signed in to', async () => {
    const source = sourceOf(await vaultSignedIn());
    expect(await source.tokenFor('https://elsewhere.example')).toBeNull();
    expect(await source.renewed('https://elsewhere.example', 'x')).toBeNull();
  });
});

describe('the way to the endpoint, signed in', () => {
  const ask = (vault: Vault) =>
    createEndpointProxy({
      state: () => ({ endpoint: endpoint.url, offline: false }),
      tokens: () => sourceOf(vault),
      fetch: (url, init) => fetch(url, init),
    })(new Request('http://desk.example/'), '/v1/capabilities');

  it('goes on with a new token when the endpoint refuses the one it has', async () => {
    const vault = await vaultSignedIn();
    expect((await ask(vault)).status).toBe(200);
    await refuseKnownTokens(provider, endpoint);
    expect((await ask(vault)).status).toBe(200);
    expect(refreshes()).toEqual(['refresh_token']);
  });

  it('asks a second time only, however often it is refused', async () => {
    const vault = await vaultSignedIn();
    ahead = 86_400_000;
    expect((await ask(vault)).status).toBe(401);
    const refusals = /seconds_count\{route="\/v1\/capabilities",[^}]*status="401"\} (\d+)/;
    expect(refusals.exec(await endpoint.figures())?.[1]).toBe('2');
  });

  it('tells a provider that is not there as a connection that is not there', async () => {
    const vault = await vaultSignedIn();
    provider.meddle((request) => {
      request.destroy();
      return true;
    });
    now += 700_000;
    const answer = await ask(vault);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ type: 'urn:escale:problem:network' });
    expect(ended).toBe(0);
  });
});
