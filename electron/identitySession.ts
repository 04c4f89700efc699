import { session } from 'electron';
import { restrictRequests } from './networkPolicy';
import type { Outside } from './signIn/outside';

/**
 * The session of a sign-in: in memory, without cookies or cache, apart from the pages' and the endpoint's. It reaches
 * the endpoint that is signed in to and the addresses of the identity provider that this endpoint names, no others.
 */
export function openIdentitySession(userAgent: string): Outside {
  const ours = session.fromPartition('identity', { cache: false });
  const permitted = new Set<string>();
  ours.setUserAgent(userAgent);
  restrictRequests(ours, () => permitted);
  return {
    fetch: (url, init) => ours.fetch(url, { ...init, bypassCustomProtocolHandlers: true }),
    permit: (address) => permitted.add(new URL(address).origin),
  };
}
