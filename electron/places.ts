import { app } from 'electron';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where everything lies: the built files, and what the profile keeps. */
export interface Places {
  readonly preload: string;
  readonly pages: string;
  readonly settings: string;
  readonly windowState: string;
  readonly token: string;
  readonly journal: string;
  /** Attachments, by their SHA-256. */
  readonly files: string;
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
    settings: join(profile, 'settings.json'),
    windowState: join(profile, 'window.json'),
    token: join(profile, 'token.bin'),
    journal: join(profile, 'journal'),
    files: join(profile, 'files'),
    logs,
    crashes: join(logs, 'crashes'),
  };
}
