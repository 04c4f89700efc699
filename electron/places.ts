import { app } from 'electron';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accountPlaces } from './accounts/accountPlaces';
import type { AccountPlaces } from './accounts/accountPlaces';

/** Where everything lies: the built files, and what the profile keeps. */
export interface Places {
  readonly preload: string;
  readonly pages: string;
  readonly windowState: string;
  /** Whose desks are on this laptop. */
  readonly accounts: string;
  /** What holds the accounts that came after the first one. */
  readonly otherAccounts: string;
  /** Wipes that were begun. */
  readonly wipes: string;
  readonly account: (key: string) => AccountPlaces;
  readonly logs: string;
  readonly crashes: string;
}

/** Usable before the app is ready; `--user-data-dir` moves the profile. */
export function findPlaces(): Places {
  const built = dirname(fileURLToPath(import.meta.url));
  const profile = app.getPath('userData');
  const logs = join(profile, 'logs');
  return {
    preload: join(built, 'preload.cjs'),
    pages: join(built, '..', 'renderer'),
    windowState: join(profile, 'window.json'),
    accounts: join(profile, 'accounts.json'),
    otherAccounts: join(profile, 'accounts'),
    wipes: join(profile, 'wipes.json'),
    account: (key) => accountPlaces(profile, key),
    logs,
    crashes: join(logs, 'crashes'),
  };
}
