import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemTypes, protectedResource } from '#shared/sync/protocol';
import { administer } from '../../endpoint/administration';
import { findPerson } from '../../endpoint/accounts';
import { asTenant } from '../../endpoint/database';
import { identity, readIdentity, type Identity } from '../../endpoint/identity';
import { contractDesk, operation, transaction } from '../support/contractDesk';
import { startEndpoint, type TestEndpoint } from '../support/endpoint';
import { startIdentityProvider, type IdentityProvider } from '../support/identityProvider';
import type { Bench } from './bench';

const resource = 'https://escale.acme.example';
const cooldown = 300;

type Settings = Partial<Identity['providers'][number]>;

export function signInContract(bench: Bench): void {
  describe('S100 people sign in with the company’s OpenID provider', () => {
    let provider: IdentityProvider;
    let other: IdentityProvider;
    const endpoints: TestEndpoint[] = [];

    beforeAll(async () => {
      const claims = (login: string) => ({
        name: `${login} Moreau`,
        company: login === 'eve' ? 'elsewhere' : 'acme-sas',
        groups: ['everybody', ...(login === 'dora' ? ['channel-directors'] : [])],
      });
      provider = await startIdentityProvider({ claims });
      other = await startIdentityProvider({ claims });
    });
    afterAll(async () => {
      await Promise.all(endpoints.map((endpoint) => endpoint.stop()));
      await provider.stop();
      await other.stop();
    });

    /** An endpoint for a fresh tenant whose people the provider vouches for. */
    async function endpointWith(settings: Settings = {}) {
      const tenant = await bench.tenant();
      const configured: Identity = identity.parse({
        resource,
        providers: [
          { issuer: provider.issuer, audience: resource, clientId: provider.clientId, tenant, ...settings },
        ],
      });
      const endpoint = await startEndpoint({
        database: bench.database,
        tenant,
        identity: configured,
        verifier: { cooldown },
      });
      endpoints.push(endpoint);
      const desk = (token: string) => contractDesk(endpoint.url, token, bench.check);
      const signedIn = async (login: string) => desk((await provider.signIn(login, resource)).access_token);
      return { tenant, endpoint, desk, signedIn };
    }

    test('from the endpoint’s address alone, by authorization code with PKCE', async () => {
      const { tenant, endpoint, desk, signedIn } = await endpointWith();
      const refused = await desk('').send('GET', '/v1/capabilities');
      expect(refused.status).toBe(401);
      const where = `${resource}/.well-known/oauth-protected-resource`;
      expect(refused.headers.get('www-authenticate')).toBe(`Bearer resource_metadata="${where}"`);
      const told = await desk('').send('GET', '/.well-known/oauth-protected-resource');
      expect(protectedResource.parse(told.body)).toEqual({
        resource,
        authorization_servers: [provider.issuer],
        scopes_supported: ['openid', 'profile', 'offline_access'],
        bearer_methods_supported: ['header'],
        escale_client_id: provider.clientId,
      });

      const camille = await signedIn('camille');
      const met = await camille.capabilities();
      expect(met).toMatchObject({ tenant: { id: tenant }, person: { name: 'camille Moreau' } });
      expect(await camille.push(transaction(operation()))).toMatchObject([{ status: 'applied' }]);
      expect((await camille.changes()).changes).toMatchObject([{ by: met.person.id }]);
      const again = await signedIn('camille');
      expect((await again.capabilities()).person).toEqual(met.person);
      expect((await (await signedIn('bruno')).capabilities()).person.id).not.toBe(met.person.id);
      expect(endpoint.url).toContain('127.0.0.1');
    });

    test('the endpoint tells how the provider wants to hear whom its tokens are for', async () => {
      const { desk } = await endpointWith({ targetParameter: 'none' });
      const told = await desk('').send('GET', '/.well-known/oauth-protected-resource');
      expect(told.body).toMatchObject({ escale_target_parameter: 'none' });
    });

    test('an endpoint without a provider says that there is none', async () => {
      const answer = await (await bench.desk()).send('GET', '/.well-known/oauth-protected-resource');
      expect(answer).toMatchObject({ status: 404, body: { type: problemTypes.notFound } });
    });

    test('a stranger is refused where the company wants that, and whoever was entered comes in', async () => {
      const { tenant, endpoint, signedIn } = await endpointWith({ unknownPeople: 'refuse' });
      const camille = await signedIn('camille');
      expect(await camille.send('GET', '/v1/capabilities')).toMatchObject({
        status: 403,
        body: { type: problemTypes.forbidden },
      });
      const pilot = contractDesk(endpoint.url, await endpoint.token('Camille Moreau'), bench.check);
      const { person } = await pilot.capabilities();
      const link = {
        command: 'link',
        tenant,
        who: 'Camille Moreau',
        issuer: provider.issuer,
        subject: 'camille',
      } as const;
      expect(await administer(bench.database, link)).toMatchObject({ ok: true });
      expect((await camille.capabilities()).person.id).toBe(person.id);
      await endpoint.token('Bruno Petit');
      expect(await administer(bench.database, { ...link, who: 'Bruno Petit' })).toMatchObject({ ok: false });
    });

    test('nobody is taken for somebody else by their name', async () => {
      const { endpoint, signedIn } = await endpointWith();
      const pilot = contractDesk(endpoint.url, await endpoint.token('camille Moreau'), bench.check);
      const camille = await signedIn('camille');
      const [mine, theirs] = [await camille.capabilities(), await pilot.capabilities()];
      expect(mine.person.id).not.toBe(theirs.person.id);
      expect(mine.person.name).toBe(theirs.person.name);
    });

    test('tenant and role come from claims where they are configured', async () => {
      const mapped = await bench.tenant();
      const { signedIn } = await endpointWith({
        tenant: { claim: 'company', values: { 'acme-sas': mapped } },
        role: { claim: 'groups', values: { 'channel-directors': 'director', everybody: 'manager' } },
      });
      const dora = await (await signedIn('dora')).capabilities();
      await (await signedIn('camille')).capabilities();
      expect(dora.tenant.id).toBe(mapped);
      const roleOf = (name: string) =>
        asTenant(bench.database, mapped, async (sql) => (await findPerson(sql, mapped, name)).role);
      expect([await roleOf('dora Moreau'), await roleOf('camille Moreau')]).toEqual(['director', 'manager']);
      // Another company of the same provider has no tenant here.
      expect(await (await signedIn('eve')).send('GET', '/v1/changes')).toMatchObject({ status: 403 });
    });

    test('a key that the provider has changed is found, but isn’t asked for again and again', async () => {
      const { desk, signedIn } = await endpointWith();
      await (await signedIn('camille')).capabilities();
      const old = (await provider.signIn('camille', resource)).access_token;
      await provider.rotateKeys();
      await new Promise((resolve) => setTimeout(resolve, cooldown + 50));
      await (await signedIn('camille')).capabilities();
      expect((await desk(old).send('GET', '/v1/capabilities')).status).toBe(401);

      const keyRequests = () => provider.asked.filter((asked) => asked === 'keys').length;
      const before = keyRequests();
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      for (let attempt = 0; attempt < 20; attempt += 1) {
        const forged = await new SignJWT(claims())
          .setProtectedHeader({ alg: 'RS256', kid: randomUUID() })
          .sign(privateKey);
        expect((await desk(forged).send('GET', '/v1/capabilities')).status).toBe(401);
      }
      expect(keyRequests() - before).toBeLessThan(3);
    });

    test('a provider that can’t be reached costs nobody their token', async () => {
      const gone = await startIdentityProvider();
      const { access_token: token } = await gone.signIn('camille', resource);
      await gone.stop();
      const { desk } = await endpointWith({ issuer: gone.issuer });
      expect(await desk(token).send('GET', '/v1/capabilities')).toMatchObject({
        status: 503,
        body: { type: problemTypes.unavailable },
      });
    });

    const claims = () => ({
      iss: provider.issuer,
      aud: resource,
      sub: 'camille',
      exp: Date.now() / 1000 + 600,
    });
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = (header: unknown, body: unknown) => `${encode(header)}.${encode(body)}`;
    const publicKey = async () => {
      const response = await fetch(`${provider.issuer}/jwks`);
      return ((await response.json()) as { keys: [{ kid: string; n: string }] }).keys[0];
    };

    test.each<[string, () => Promise<string>]>([
      ['of another issuer', async () => (await other.signIn('camille', resource)).access_token],
      [
        'for another audience',
        async () => (await provider.signIn('camille', 'https://elsewhere.acme.example')).access_token,
      ],
      [
        'that tells the laptop who signed in',
        async () => (await provider.signIn('camille', resource)).id_token ?? '',
      ],
      ['with the algorithm none', async () => `${unsigned({ alg: 'none' }, claims())}.`],
      ['with the algorithm None', async () => `${unsigned({ alg: 'None', typ: 'at+jwt' }, claims())}.AA`],
      [
        'whose signature is the public key’s HMAC',
        async () => {
          const key = await publicKey();
          const text = unsigned({ alg: 'HS256', kid: key.kid }, claims());
          return `${text}.${createHmac('sha256', JSON.stringify(key)).update(text).digest('base64url')}`;
        },
      ],
      [
        'signed with another key under the right name',
        async () => {
          const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
          const { kid } = await publicKey();
          return new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
        },
      ],
      [
        'whose claims were changed after signing',
        async () => {
          const { access_token: token } = await provider.signIn('camille', resource);
          const [header, , signature] = token.split('.');
          return `${header ?? ''}.${encode({ ...decodeJwt(token), sub: 'dora' })}.${signature ?? ''}`;
        },
      ],
      ['of another type', () => provider.sign({ typ: 'logout+jwt' }, claims())],
      ['with the marks of an ID token', () => provider.sign({ typ: 'JWT' }, { ...claims(), nonce: 'n' })],
      ['without an end', () => provider.sign({}, { iss: provider.issuer, aud: resource, sub: 'camille' })],
      ['without a person', () => provider.sign({}, { ...claims(), sub: '' })],
    ])('a token %s is refused', async (_name, forge) => {
      const { desk, signedIn } = await endpointWith();
      await (await signedIn('camille')).capabilities();
      const answer = await desk(await forge()).send('GET', '/v1/capabilities');
      expect(answer).toMatchObject({ status: 401, body: { type: problemTypes.unauthorized } });
    });

    test.each([{ typ: 'at+jwt' }, { typ: 'JWT' }, { typ: 'application/at+jwt' }])(
      'a token of the type %j is taken',
      async (header) => {
        const { desk } = await endpointWith();
        expect((await desk(await provider.sign(header, claims())).capabilities()).person.name).toBe(
          'camille',
        );
      },
    );

    test('a file that would let tokens be stolen or forged is not read', () => {
      const file = (settings: object, whole: object = {}) =>
        JSON.stringify({
          ...whole,
          providers: [
            {
              issuer: 'https://login.acme.example',
              audience: resource,
              clientId: 'x',
              tenant: 'acme',
              ...settings,
            },
          ],
        });
      expect(readIdentity(file({})).providers[0]?.algorithms).not.toContain('HS256');
      for (const wrong of [
        { issuer: 'http://login.acme.example' },
        { algorithms: ['HS256'] },
        { algorithms: ['none'] },
        { tenant: 'A B' },
        { audiance: 'x' },
        { targetParameter: 'scope' },
      ]) {
        expect(() => readIdentity(file(wrong))).toThrow('The identity file is not valid');
      }
      expect(() => readIdentity('{')).toThrow('not JSON');
      const nameless = { audience: undefined };
      expect(() => readIdentity(file(nameless))).toThrow('set “resource” to the address that laptops enter');
      expect(readIdentity(file(nameless, { resource })).providers[0]?.audience).toBe(resource);
    });

    test('a token that has expired is refused, with little leeway for the clocks', async () => {
      const brief = await startIdentityProvider({ accessLifetime: 1 });
      const { access_token: token } = await brief.signIn('camille', resource);
      const { tenant } = await endpointWith();
      const at = async (seconds: number) => {
        const verifier = { now: () => new Date(Date.now() + seconds * 1000) };
        const configured = identity.parse({
          resource,
          providers: [{ issuer: brief.issuer, audience: resource, clientId: brief.clientId, tenant }],
        });
        const endpoint = await startEndpoint({
          database: bench.database,
          tenant,
          identity: configured,
          verifier,
        });
        endpoints.push(endpoint);
        return (await contractDesk(endpoint.url, token, bench.check).send('GET', '/v1/capabilities')).status;
      };
      expect([await at(10), await at(60)]).toEqual([200, 401]);
      await brief.stop();
    });
  });

  describe('S101 personal access tokens end', () => {
    test('when their time is up, and when they are revoked', async () => {
      const tenant = await bench.tenant();
      const expired = await bench.desk(tenant, 'Camille Moreau', { expiresAt: new Date(Date.now() - 1000) });
      expect((await expired.send('GET', '/v1/changes')).status).toBe(401);
      const desk = await bench.desk(tenant, 'Camille Moreau', {
        name: 'Old laptop',
        expiresAt: new Date(Date.now() + 60_000),
      });
      await desk.capabilities();
      const list = async () =>
        (await administer(bench.database, { command: 'tokens', tenant })).lines.map((line) =>
          line.split('\t'),
        );
      const [id = '', , , , used = ''] = (await list()).find(([, , name]) => name === 'Old laptop') ?? [];
      expect(used).toBe(`last used ${new Date().toISOString().slice(0, 10)}`);
      const revoke = { command: 'revoke-token', tenant, id } as const;
      expect(await administer(bench.database, { ...revoke, id: `${id}00` })).toMatchObject({ ok: false });
      expect(await administer(bench.database, { ...revoke, tenant: await bench.tenant() })).toMatchObject({
        ok: false,
      });
      await desk.capabilities();
      expect(await administer(bench.database, revoke)).toMatchObject({ ok: true });
      expect((await desk.send('GET', '/v1/changes')).status).toBe(401);
    });
  });
}
