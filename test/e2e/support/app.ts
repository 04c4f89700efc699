import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';

const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));

export interface LaunchOptions {
  /** A profile to go on with; without one a new, empty one that is removed when the tests end. */
  readonly userData?: string;
  /** More arguments for Electron. */
  readonly args?: readonly string[];
  /** Modules that Electron loads before the app. */
  readonly before?: readonly string[];
  /** More of the environment; the system speaks English unless told otherwise. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Desk {
  readonly app: ElectronApplication;
  /** The desk's page, its script loaded. */
  readonly page: Page;
  readonly userData: string;
  /** Quits as a person does: the desk may write what is typed. */
  readonly close: () => Promise<void>;
  /** Ends it at once, as a dead battery would; resolves when the process is gone. */
  readonly kill: () => Promise<void>;
}

/** Starts the built app in real Electron. */
export async function launchDesk({
  userData,
  args = [],
  before = [],
  env = {},
}: LaunchOptions = {}): Promise<Desk> {
  const profile = userData ?? (await newProfile());
  const app = await _electron.launch({
    args: [
      ...before.flatMap((module) => ['-r', module]),
      projectFolder,
      `--user-data-dir=${profile}`,
      ...args,
    ],
    cwd: projectFolder,
    // The desk's own theme counts, not Playwright's idea of one.
    colorScheme: null,
    env: { ...definedEnvironment(), LANGUAGE: 'en', LANG: 'en_US.UTF-8', ...env },
  });
  const child = app.process();
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return {
    app,
    page,
    userData: profile,
    close: () => app.close(),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** An empty folder for a profile, removed when the tests end. */
export async function newProfile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'escale-e2e-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
