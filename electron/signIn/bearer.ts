import type { Vault, KeptGrant } from '../vault';
import type { Provider } from './provider';
import { SignInError } from './signInError';

/** Where the way to the endpoint gets its token. */
export interface TokenSource {
  /** A token for this endpoint, renewed where it is about to end; null where the person has to sign in. */
  readonly tokenFor: (endpoint: string) => Promise<string | null>;
  /** Another token after the endpoint has refused this one; null where there is none to be had. */
  readonly renewed: (endpoint: string, refused: string) => Promise<string | null>;
}

export interface BearerParts {
  readonly vault: Vault;
  readonly findProvider: (grant: KeptGrant) => Promise<Provider>;
  /** Milliseconds. */
  readonly now: () => number;
  /** The provider has refused to renew. */
  readonly onEnded: () => void;
  readonly warn: (message: string) => void;
}

/** Renewed this long before its end, in milliseconds, so that no request meets the end on its way. */
const ahead = 60_000;

/**
 * Tokens from the vault, renewed ahead of their end, and when the endpoint refuses one; however many ask, the provider
 * is asked once. Both reject with SignInError when the provider can't be reached and nothing else is at hand.
 */
export function createTokenSource({ vault, findProvider, now, onEnded, warn }: BearerParts): TokenSource {
  let renewing: Promise<string | null> | null = null;
  let provider: Promise<Provider> | null = null;

  const providerFor = async (grant: KeptGrant): Promise<Provider> => {
    provider ??= findProvider(grant);
    try {
      return await provider;
    } catch (error) {
      provider = null;
      throw error;
    }
  };

  const keep = async (grant: KeptGrant): Promise<void> => {
    // A full disk costs a sign-in after the next start, nothing now.
    await vault.keepGrant(grant).catch(() => warn('a renewed sign-in could not be kept on the disk'));
  };

  const renew = async (grant: KeptGrant): Promise<string | null> => {
    const given =
      grant.refresh === null
        ? 'refused'
        : await (await providerFor(grant)).refresh(grant.refresh, grant.target);
    // Signed out, or signed in anew, meanwhile: that stands.
    const present = await vault.grant();
    if (present === null || present.refresh !== grant.refresh || present.access !== grant.access) {
      return present?.access ?? null;
    }
    if (given === 'refused') {
      await keep({ ...grant, access: null, refresh: null, expiresAt: null });
      onEnded();
      return null;
    }
    await keep({ ...grant, ...given });
    return given.access;
  };

  const renewOnce = (grant: KeptGrant): Promise<string | null> => {
    renewing ??= renew(grant).finally(() => {
      renewing = null;
    });
    return renewing;
  };

  return {
    tokenFor: async (endpoint) => {
      const grant = await vault.grant();
      if (grant?.endpoint !== endpoint || grant.access === null) return vault.tokenFor(endpoint);
      const left = grant.expiresAt === null ? Infinity : grant.expiresAt - now();
      if (left > ahead || (grant.refresh === null && left > 0)) return grant.access;
      try {
        return await renewOnce(grant);
      } catch (error) {
        if (left > 0 && error instanceof SignInError) return grant.access;
        throw error;
      }
    },
    renewed: async (endpoint, refused) => {
      const grant = await vault.grant();
      if (grant?.endpoint !== endpoint || grant.access === null) return null;
      return grant.access === refused ? renewOnce(grant) : grant.access;
    },
  };
}
