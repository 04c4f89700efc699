import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inWindow } from '../driven.mjs';
import { processorSecondsOf } from './processes.mjs';

/**
 * @typedef {object} Where
 * @property {import('../launched.mjs').Electron} electron
 * @property {string} desk
 * @property {string} emptyApp
 */

/**
 * A fresh profile, removed afterwards.
 * @template T
 * @param {string} name
 * @param {(profile: string) => Promise<T>} work
 */
export async function withProfile(name, work) {
  const profile = await mkdtemp(join(tmpdir(), `escale-bench-${name}-`));
  try {
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Evaluates a call of a bundled script (its global is `bench`) in an empty window.
 * @template T
 * @param {Where} where
 * @param {{ name: string; script: string; call: string; seconds: number; waitsFor: string; onProcessor?: (seconds: number | null) => void }} what
 *   onProcessor: told of the processor seconds that it took
 * @returns {Promise<T>}
 */
export function inEmptyWindow(
  { electron, emptyApp },
  { name, script, call, seconds, waitsFor, onProcessor },
) {
  return withProfile(name, (profile) =>
    inWindow({ electron, app: emptyApp, profile, seconds, waitsFor }, async (page, pid) => {
      const before = await processorSecondsOf(pid);
      const value = await page.evaluate(`(async () => { ${script}; return bench.${call}; })()`);
      const after = await processorSecondsOf(pid);
      onProcessor?.(before === null || after === null ? null : after - before);
      return value;
    }),
  );
}

/**
 * Opens an empty desk on a screen, ready to be pointed at an endpoint.
 * @param {import('@playwright/test').Page} page
 * @param {string} [screen]
 */
export async function beginEmpty(page, screen = '/') {
  await page.locator('[data-start="empty"]').click();
  await page.getByRole('navigation').waitFor();
  await page.evaluate((address) => history.pushState(null, '', address), screen);
  await page.waitForTimeout(1000);
}

/**
 * Points the desk at an endpoint: its first sync begins at once.
 * @param {import('@playwright/test').Page} page
 * @param {{ endpoint: string; token: string }} account
 */
export function pointAt(page, account) {
  return page.evaluate(async ({ endpoint, token }) => {
    await window.escale.account.setToken(token);
    await window.escale.settings.set({ endpoint });
  }, account);
}
