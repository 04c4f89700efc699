import { z } from 'zod';
import { targetParameter } from '#shared/sync/protocol';
import { SignInError } from './signInError';
import { exchange } from './outside';
import type { Outside } from './outside';
import { isTrustedAddress } from './trustedAddress';

/** How to sign in at an endpoint, as the endpoint itself tells it. */
export interface SignInOffer {
  /** The identity provider. */
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** The parameter by which the provider learns for which endpoint its tokens are to be. */
  readonly target: Target;
  /** How far this laptop's clock is behind the endpoint's, in seconds; 0 where it doesn't tell. */
  readonly clockBehind: number;
}

/** `resource` (RFC 8707), `audience` where a provider has its own name for it, or nothing where the scopes tell it. */
export type Target = Readonly<Record<string, string>>;

const metadataPath = '/.well-known/oauth-protected-resource';
const scopeToken = z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/);

/** RFC 9728, with what it has no name for: the public client that the desk is at the provider, and its dialect. */
const metadata = z.looseObject({
  resource: z.string().max(2000),
  authorization_servers: z.array(z.string().max(2000)).optional(),
  scopes_supported: z.array(scopeToken).max(50).optional(),
  escale_client_id: z.string().min(1).max(500).optional(),
  escale_target_parameter: targetParameter.default('resource'),
});

/**
 * Asks an endpoint how to sign in.
 * @throws SignInError
 */
export async function askForOffer(
  { fetch, permit }: Outside,
  endpoint: string,
  timing: { readonly signal: AbortSignal; readonly now: () => number },
): Promise<SignInOffer> {
  permit(endpoint);
  const answer = await exchange(fetch, `${endpoint}${metadataPath}`, {
    headers: { Accept: 'application/json' },
    signal: timing.signal,
  }).catch((error: unknown) => {
    throw new SignInError('unreachable', error instanceof Error ? error.message : '', error);
  });
  const text = await answer.text().catch(() => '');
  if (answer.status === 404) throw new SignInError('notOffered', '404');
  const told = answer.status === 200 ? metadata.safeParse(json(text)) : null;
  if (!told?.success) throw new SignInError('garbled', String(answer.status));
  const { authorization_servers, scopes_supported = [], escale_client_id, resource } = told.data;
  const parameter = told.data.escale_target_parameter;
  const issuer = authorization_servers?.[0];
  if (issuer === undefined || escale_client_id === undefined) throw new SignInError('notOffered');
  // A document that speaks of another resource may be another's, repeated (RFC 9728, 3.3).
  if (trimmed(resource) !== trimmed(endpoint)) {
    const detail = `the endpoint calls itself ${resource}; behind a proxy or below a path its identity file must set "resource" to ${endpoint}`;
    throw new SignInError('untrusted', detail);
  }
  if (!isTrustedAddress(issuer)) throw new SignInError('untrusted', `issuer ${issuer}`);
  return {
    issuer,
    clientId: escale_client_id,
    scopes: scopes_supported,
    target: parameter === 'none' ? {} : { [parameter]: resource },
    clockBehind: secondsBehind(answer.headers.get('date'), timing.now()),
  };
}

function trimmed(address: string): string {
  return URL.canParse(address) ? new URL(address).href.replace(/\/+$/, '') : address;
}

function secondsBehind(date: string | null, now: number): number {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? 0 : Math.round((theirs - now) / 1000);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
