import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { JournalFault } from '#shared/bridge/journal';
import { realDisk } from '../journal/disk';
import { createJournal } from '../journal/journal';
import type { Journal } from '../journal/journal';
import type { Keyring } from '../keyring';
import type { AccountPlaces } from './accountPlaces';
import { openSettingsFile } from '../settingsFile';
import type { SettingsFile } from '../settingsFile';
import { createTokenSource } from '../signIn/bearer';
import type { TokenSource } from '../signIn/bearer';
import type { Outside } from '../signIn/outside';
import { findProvider } from '../signIn/findProvider';
import { createVault } from '../vault';
import type { Vault } from '../vault';

/** What the shell keeps of one account while its desk is open. */
export interface Workplace {
  readonly database: string;
  readonly settings: SettingsFile;
  readonly vault: Vault;
  readonly tokens: TokenSource;
  readonly journal: Journal;
  /** The folder of the account's attachments. */
  readonly files: string;
}

export interface WorkplaceParts {
  readonly keyring: Keyring;
  readonly outside: Outside;
  readonly warn: (message: string) => void;
  readonly onFault: (fault: JournalFault | null) => void;
  /** The provider has refused to renew the sign-in. */
  readonly onEnded: () => void;
}

export async function openWorkplace(places: AccountPlaces, parts: WorkplaceParts): Promise<Workplace> {
  const { keyring, outside, warn, onFault, onEnded } = parts;
  await mkdir(dirname(places.settings), { recursive: true, mode: 0o700 });
  const settings = await openSettingsFile({ file: places.settings, now: () => new Date(), warn });
  const endpoint = () => settings.current().endpoint;
  const vault = createVault({ file: places.credential, keyring, endpoint, warn });
  return {
    database: places.database,
    settings,
    vault,
    tokens: createTokenSource({
      vault,
      findProvider: (grant) => findProvider(outside, grant, Date.now),
      now: Date.now,
      onEnded,
      warn,
    }),
    journal: createJournal({ folder: places.journal, keyring, disk: realDisk, now: Date.now, onFault }),
    files: places.files,
  };
}
