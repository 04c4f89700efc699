import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';

/**
 * An Electron that was started as a person starts it, without a driver; the debugging port is only joined after the
 * measured moments are over.
 * @typedef {object} Launched
 * @property {number} spawnedAt milliseconds since the epoch
 * @property {() => Promise<import('@playwright/test').Page>} join
 * @property {() => Promise<void>} stop
 */

/**
 * @typedef {object} Electron
 * @property {string} binary
 * @property {NodeJS.ProcessEnv} env with a display
 */

/**
 * @param {Electron} electron
 * @param {readonly string[]} args
 * @returns {Promise<Launched>}
 */
export async function launch({ binary, env }, args) {
  const spawnedAt = Date.now();
  const child = spawn(binary, ['--no-sandbox', '--remote-debugging-port=0', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const address = new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stderr });
    lines.on('line', (line) => {
      const found = /DevTools listening on (ws:\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error('Electron ended before it could be joined.')));
  });
  /** @type {import('@playwright/test').Browser | undefined} */
  let browser;
  return {
    spawnedAt,
    join: async () => {
      browser = await chromium.connectOverCDP(String(await address));
      const [page] = browser.contexts().flatMap((context) => context.pages());
      if (!page) throw new Error('No window to join.');
      return page;
    },
    stop: async () => {
      await browser?.close();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
