import type { Outside } from '../../electron/signIn/outside';
import { signIn } from '../../electron/signIn/signIn';
import type { SignedIn, SignInParts, SignInRequest } from '../../electron/signIn/signIn';
import { createBrowser } from './browser';

/** A network without a policy. */
export const anywhere: Outside = { fetch: (url, init) => fetch(url, init), permit: () => undefined };

/** Signs in with the laptop's own code and a browser that goes where it is sent. */
export function enterByBrowser(
  endpoint: string,
  {
    anew = false,
    signal = new AbortController().signal,
    ...parts
  }: Partial<SignInParts & SignInRequest> = {},
): Promise<SignedIn> {
  return signIn(
    {
      outside: anywhere,
      openBrowser: async (address) => void createBrowser().visit(address),
      waiting: () => undefined,
      language: () => 'en',
      now: Date.now,
      warn: () => undefined,
      ...parts,
    },
    { endpoint, anew, signal },
  );
}
