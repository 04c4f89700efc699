import { join } from 'node:path';

/** What is kept apart for each account. */
export interface AccountPlaces {
  /** The name of the desk's database in the pages' storage. */
  readonly database: string;
  readonly settings: string;
  /** The encrypted token or sign-in. */
  readonly credential: string;
  readonly journal: string;
  /** Attachments, by their SHA-256. */
  readonly files: string;
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
    files: join(folder, 'files'),
  };
}
