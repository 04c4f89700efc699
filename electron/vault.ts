import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { Credential } from '#shared/bridge/account';
import type { TokenState } from '#shared/bridge/contract';
import { writeAtomically } from './atomicFile';
import type { Keyring } from './keyring';

export interface VaultOptions {
  /** Where the encrypted credential lies. */
  readonly file: string;
  readonly keyring: Keyring;
  /** The endpoint of the settings, '' for none. */
  readonly endpoint: () => string;
  readonly warn: (message: string) => void;
}

const personalToken = z.object({ endpoint: z.string(), token: z.string().min(1) });

/** What an identity provider has granted, and what renews it. */
const grantKept = z.object({
  endpoint: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  target: z.record(z.string(), z.string()),
  /** Null once the provider has refused to renew: the person has to sign in again. */
  access: z.string().min(1).nullable(),
  refresh: z.string().min(1).nullable(),
  /** Milliseconds, on this laptop's clock; null where the provider doesn't tell. */
  expiresAt: z.number().nullable(),
});
export type KeptGrant = z.infer<typeof grantKept>;

const kept = z.union([grantKept, personalToken]);
type Kept = z.infer<typeof kept>;

/**
 * What proves to the endpoint who is working: a personal access token, or a sign-in's grant. It never leaves the main
 * process but in a request to the endpoint it was given for, or to the provider that gave it.
 */
export interface Vault {
  /** Keeps a token for an endpoint: that of the settings where none is given. */
  readonly setToken: (token: string, forEndpoint?: string) => Promise<TokenState>;
  readonly keepGrant: (grant: KeptGrant) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly tokenState: () => Promise<TokenState>;
  readonly credential: () => Promise<Credential>;
  /** The grant, whatever endpoint it is for; null where there is none. */
  readonly grant: () => Promise<KeptGrant | null>;
  /**
   * The token as it is kept, if it belongs to this endpoint. One given before any endpoint was set belongs to the first
   * asked for.
   */
  readonly tokenFor: (endpoint: string) => Promise<string | null>;
}

export function createVault({ file, keyring, endpoint, warn }: VaultOptions): Vault {
  let loading: Promise<Kept | null> | null = null;
  const held = (): Promise<Kept | null> => (loading ??= load(file, keyring, warn));

  const keep = async (next: Kept): Promise<void> => {
    loading = Promise.resolve(next);
    // Without a keyring it is kept for this run only.
    if (await keyring.available()) await writeAtomically(file, await keyring.encrypt(JSON.stringify(next)));
    else await rm(file, { force: true });
  };
  const credential = async (): Promise<Credential> => {
    const now = await held();
    if (now === null || (now.endpoint !== endpoint() && now.endpoint !== '')) return 'none';
    if ('token' in now) return 'token';
    return now.access === null ? 'ended' : 'signedIn';
  };
  const tokenState = async (): Promise<TokenState> => ({
    present: (await credential()) !== 'none',
    protected: await keyring.available(),
  });
  return {
    tokenState,
    credential,
    setToken: async (token, forEndpoint = endpoint()) => {
      await keep({ endpoint: forEndpoint, token });
      return tokenState();
    },
    keepGrant: keep,
    clear: async () => {
      loading = Promise.resolve(null);
      await rm(file, { force: true });
    },
    grant: async () => {
      const now = await held();
      return now !== null && 'issuer' in now ? now : null;
    },
    tokenFor: async (wanted) => {
      const now = await held();
      if (now === null) return null;
      if ('issuer' in now) return now.endpoint === wanted ? now.access : null;
      if (now.endpoint === '') await keep({ ...now, endpoint: wanted });
      else if (now.endpoint !== wanted) return null;
      return now.token;
    },
  };
}

async function load(file: string, keyring: Keyring, warn: (message: string) => void): Promise<Kept | null> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return null;
  try {
    return kept.parse(JSON.parse(await keyring.decrypt(bytes)));
  } catch {
    warn('what was kept of the sign-in could not be decrypted; it has to be given again');
    return null;
  }
}
