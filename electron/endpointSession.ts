import { session } from 'electron';
import type { Session } from 'electron';
import { restrictRequests } from './networkPolicy';

/**
 * The session that carries requests to the endpoint, and to those that wait to hear of a wipe: in memory, without cookies or cache, and apart from the pages'
 * own session, which reaches no network at all.
 */
export function openEndpointSession(endpoints: () => Iterable<string>, userAgent: string): Session {
  const ours = session.fromPartition('endpoint', { cache: false });
  ours.setUserAgent(userAgent);
  restrictRequests(ours, endpoints);
  return ours;
}
