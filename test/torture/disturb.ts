import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Desk } from '../e2e/support/app';

/** Electron's `-r`: moves the clock of the shell, the page and the worker. */
export const movedClock = fileURLToPath(new URL('movedClock.cjs', import.meta.url));

/** Stops an app’s processes, all of them, for a while, as a laptop does whose lid is closed, and lets it go on. */
export async function suspend(root: number, ms: number): Promise<void> {
  const family = await familyOf(root);
  signal(family, 'SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, ms));
  signal(family, 'SIGCONT');
}

function signal(processes: readonly number[], name: NodeJS.Signals): void {
  for (const pid of processes) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended meanwhile.
    }
  }
}

async function familyOf(root: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const text = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    const parent = /\) \S (\d+)/.exec(text)?.[1];
    if (parent !== undefined) parents.set(Number(entry), Number(parent));
  }
  const family = [root];
  for (const member of family) for (const [child, of] of parents) if (of === member) family.push(child);
  return family;
}

/** Starts the app once more on the same profile. @returns how it ended; null when it didn't within 20 s */
export async function startTwice(desk: Desk): Promise<number | null> {
  const [program, ...args] = desk.app.process().spawnargs;
  const kept = args.filter((argument) => !/^(?:--inspect|--remote-debugging|-r$)|\.c?js$/.test(argument));
  const second = spawn(program ?? '', kept, { stdio: 'ignore', env: process.env });
  const timer = setTimeout(() => second.kill('SIGKILL'), 20_000);
  const [code] = (await once(second, 'exit')) as [number | null];
  clearTimeout(timer);
  return code;
}

/** A second window on the same database, as the first one but for its place. */
export async function openSecondPage({ app }: Desk): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows();
    if (!first) throw new Error('no window');
    const contents = first.webContents as unknown as {
      getLastWebPreferences(): Electron.WebPreferences;
    };
    const { preload, additionalArguments } = contents.getLastWebPreferences();
    const second = new BrowserWindow({
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        ...(preload ? { preload } : {}),
        ...(additionalArguments ? { additionalArguments } : {}),
      },
    });
    void second.loadURL('app://desk/');
  });
  const page = await opened;
  await page.waitForLoadState('domcontentloaded');
  return page;
}
