import type { DeskOwner } from '#shared/bridge/account';
import type { Language } from '#shared/domain/fields';
import { openLoopback } from './loopback';
import type { BrowserAnswer, Loopback } from './loopback';
import type { Outside } from './outside';
import { findProvider } from './findProvider';
import type { Grant } from './provider';
import { askForOffer } from './resourceMetadata';
import type { Target } from './resourceMetadata';
import { SignInError } from './signInError';
import { isTrustedAddress } from './trustedAddress';
import { whoIs } from './whoami';

/** What a sign-in brings: who it is, and what renews it. */
export interface SignedIn {
  readonly owner: DeskOwner;
  readonly issuer: string;
  readonly clientId: string;
  readonly target: Target;
  readonly grant: Grant;
}

export interface SignInParts {
  readonly outside: Outside;
  /** Opens the system's browser. */
  readonly openBrowser: (address: string) => Promise<void>;
  /** The browser is waited for, or not any more (null). */
  readonly waiting: (address: string | null) => void;
  readonly language: () => Language;
  /** Milliseconds. */
  readonly now: () => number;
  readonly warn: (message: string) => void;
  /** How long the person has in the browser, in milliseconds. */
  readonly patience?: number;
  readonly openWayBack?: (language: () => Language) => Promise<Loopback>;
}

export interface SignInRequest {
  readonly endpoint: string;
  /** Ask who it is even where the browser still knows somebody. */
  readonly anew: boolean;
  /** The person's own way out. */
  readonly signal: AbortSignal;
}

/**
 * Signs a person in at an endpoint's identity provider, in the system's browser: OpenID Connect, authorization code
 * with PKCE, the answer on a loopback address.
 * @throws SignInError
 */
export async function signIn(parts: SignInParts, request: SignInRequest): Promise<SignedIn> {
  const { outside, now, language, patience = 5 * 60_000, openWayBack = openLoopback } = parts;
  const { endpoint, anew, signal } = request;
  const offer = await giveUpOn(
    signal,
    askForOffer(outside, endpoint, { signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]), now }),
  );
  const provider = await giveUpOn(signal, findProvider(outside, offer, now));
  const wayBack = await openWayBack(language).catch((error: unknown) => {
    throw new SignInError('badAnswer', 'no free port', error);
  });
  let browser: BrowserAnswer | null = null;
  try {
    const { scopes, target, issuer, clientId } = offer;
    const { redirectUri } = wayBack;
    const authorization = await provider.begin({ redirectUri, scopes, target, anew });
    const answered = wayBack.answer(authorization.state);
    await show(parts, authorization.address);
    browser = await giveUpOn(signal, inTime(answered, patience));
    parts.waiting(null);
    const grant = await giveUpOn(signal, authorization.complete(browser.url));
    const owner = await whoIs(
      outside,
      endpoint,
      grant.access,
      AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
    );
    await browser.respond('entered');
    return { owner, issuer, clientId, target, grant };
  } catch (error) {
    await browser?.respond('failed');
    throw signal.aborted ? new SignInError('cancelled', '', error) : error;
  } finally {
    parts.waiting(null);
    wayBack.close();
  }
}

async function show({ openBrowser, waiting, warn }: SignInParts, address: string): Promise<void> {
  if (!isTrustedAddress(address)) throw new SignInError('untrusted', 'authorization address');
  waiting(address);
  // Without a browser the person can still copy the address.
  await openBrowser(address).catch(() => warn('the browser did not open'));
}

/** Rejects when the person gives up, whatever the work is waiting for. */
async function giveUpOn<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = (): void => undefined;
  const gaveUp = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new SignInError('cancelled'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, gaveUp]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function inTime<T>(work: Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SignInError('timeout')), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
