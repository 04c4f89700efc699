import { app } from 'electron';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where everything lies: the built files, and what the profile keeps. */
export interface Places {
  readonly preload: string;
  readonly pages: string;
  readonly windowState: string;
  /** Whose desks are on this laptop. */
  readonly accounts: string;
  readonly account: (key: string) => AccountPlaces;
  readonly logs: string;
  readonly crashes: string;
}

/** What is kept apart for each account. */
export interface AccountPlaces {
  /** The name of the desk's database in the pages' storage. */
  readonly database: string;
  readonly settings: string;
  /** The encrypted token or sign-in. */
  readonly credential: string;
  readonly journal: string;
}

/** The account that a profile begins with. It keeps the places from before there were others: nothing was moved. */
export const firstAccount = 'first';

/** Where an account's files lie in a profile. */
export function accountPlaces(profile: string, key: string): AccountPlaces {
  const folder = key === firstAccount ? profile : join(profile, 'accounts', key);
  return {
    database: key === firstAccount ? 'escale' : `escale-${key}`,
    settings: join(folder, 'settings.json'),
    credential: join(folder, 'token.bin'),
    journal: join(folder, 'journal'),
  };
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
    account: (key) => accountPlaces(profile, key),
    logs,
    crashes: join(logs, 'crashes'),
  };
}
