import { Unreached } from './signInError';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The way out for a sign-in: nowhere but to the addresses that were permitted. */
export interface Outside {
  readonly fetch: Fetch;
  /** Permits an address's origin until the app ends. */
  readonly permit: (address: string) => void;
}

/** An exchange without cookies, cache or redirects. Rejects with `Unreached` when there is no answer. */
export async function exchange(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
  } catch (error) {
    throw new Unreached(error);
  }
}
