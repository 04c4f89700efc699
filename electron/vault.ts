import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { TokenState } from '#shared/bridge/contract';
import { writeAtomically } from './atomicFile';
import type { Keyring } from './keyring';

export interface VaultOptions {
  /** Where the encrypted token lies. */
  readonly file: string;
  readonly keyring: Keyring;
  /** The endpoint of the settings, '' for none. */
  readonly endpoint: () => string;
  readonly warn: (message: string) => void;
}

/** The bearer token, which never leaves the main process but in a request to the endpoint it was given for. */
export interface Vault {
  readonly setToken: (token: string) => Promise<TokenState>;
  readonly clearToken: () => Promise<TokenState>;
  readonly tokenState: () => Promise<TokenState>;
  /** The token, if it belongs to this endpoint. One given before any endpoint was set belongs to the first asked for. */
  readonly tokenFor: (endpoint: string) => Promise<string | null>;
}

const keptToken = z.object({ endpoint: z.string(), token: z.string().min(1) });
type KeptToken = z.infer<typeof keptToken>;

export function createVault({ file, keyring, endpoint, warn }: VaultOptions): Vault {
  let loading: Promise<KeptToken | null> | null = null;
  const held = (): Promise<KeptToken | null> => (loading ??= load(file, keyring, warn));

  const keep = async (kept: KeptToken): Promise<void> => {
    loading = Promise.resolve(kept);
    // Without a keyring the token is kept for this run only.
    if (await keyring.available()) await writeAtomically(file, await keyring.encrypt(JSON.stringify(kept)));
    else await rm(file, { force: true });
  };
  const state = async (): Promise<TokenState> => {
    const kept = await held();
    const present = kept !== null && (kept.endpoint === endpoint() || kept.endpoint === '');
    return { present, protected: await keyring.available() };
  };
  return {
    tokenState: state,
    setToken: async (token) => {
      await keep({ endpoint: endpoint(), token });
      return state();
    },
    clearToken: async () => {
      loading = Promise.resolve(null);
      await rm(file, { force: true });
      return state();
    },
    tokenFor: async (wanted) => {
      const kept = await held();
      if (kept === null) return null;
      if (kept.endpoint === '') await keep({ ...kept, endpoint: wanted });
      else if (kept.endpoint !== wanted) return null;
      return kept.token;
    },
  };
}

async function load(
  file: string,
  keyring: Keyring,
  warn: (message: string) => void,
): Promise<KeptToken | null> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return null;
  try {
    return keptToken.parse(JSON.parse(await keyring.decrypt(bytes)));
  } catch {
    warn('the kept token could not be decrypted; it has to be given again');
    return null;
  }
}
