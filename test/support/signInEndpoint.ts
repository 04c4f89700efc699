import type { z } from 'zod';
import { identity } from '../../endpoint/identity';
import { startEndpoint } from './endpoint';
import type { EndpointOptions, TestEndpoint } from './endpoint';
import { freePort } from './freePort';
import type { IdentityProvider } from './identityProvider';

type Settings = Partial<z.input<typeof identity>['providers'][number]>;

/**
 * A reference endpoint of “Société Exemple” whose people sign in, and whose identity file leaves out what can be.
 * A key that it doesn't know makes it ask for the keys at once.
 */
export async function startSignInEndpoint(
  { issuer, clientId }: Pick<IdentityProvider, 'issuer' | 'clientId'>,
  settings: Settings = {},
  options: EndpointOptions = {},
): Promise<TestEndpoint> {
  // The file names the address before anybody listens there.
  const port = await freePort();
  return startEndpoint({
    company: 'Société Exemple',
    identity: identity.parse({
      resource: `http://127.0.0.1:${port}`,
      providers: [{ issuer, clientId, tenant: 'acme', ...settings }],
    }),
    verifier: { cooldown: 0 },
    port,
    ...options,
  });
}

/** Makes the endpoint refuse all tokens so far: the provider signs with another key, and the endpoint learns it. */
export async function refuseKnownTokens(provider: IdentityProvider, { url }: TestEndpoint): Promise<void> {
  await provider.rotateKeys();
  const { access_token: token } = await provider.signIn('marc', url);
  await fetch(`${url}/v1/capabilities`, { headers: { authorization: `Bearer ${token}` } });
}
