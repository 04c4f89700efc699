import type { DeskOwner } from '#shared/bridge/account';
import { capabilities } from '#shared/sync/protocol';
import { SignInError } from './signInError';
import { exchange } from './outside';
import type { Outside } from './outside';

/**
 * Asks the endpoint who a token stands for: only the endpoint can tell, whatever the token itself may say.
 * @throws SignInError
 */
export async function whoIs(
  { fetch, permit }: Outside,
  endpoint: string,
  token: string,
  signal: AbortSignal,
): Promise<DeskOwner> {
  permit(endpoint);
  const answer = await exchange(fetch, `${endpoint}/v1/capabilities`, {
    headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
    signal,
  }).catch((error: unknown) => {
    throw new SignInError('unreachable', error instanceof Error ? error.message : '', error);
  });
  const body: unknown = await answer.json().catch(() => null);
  if (answer.status === 401 || answer.status === 403) throw new SignInError('refused', String(answer.status));
  if (answer.status >= 500 || answer.status === 429) {
    throw new SignInError('unreachable', String(answer.status));
  }
  const told = answer.status === 200 ? capabilities.safeParse(body) : null;
  if (!told?.success) throw new SignInError('garbled', String(answer.status));
  const { epoch, tenant, person } = told.data;
  return { endpoint, epoch, tenant, person };
}
