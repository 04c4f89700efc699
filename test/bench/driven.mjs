import { _electron } from '@playwright/test';
import { inTime } from './inTime.mjs';

/**
 * @typedef {object} Window
 * @property {import('./launched.mjs').Electron} electron
 * @property {string} app folder
 * @property {string} profile
 * @property {number} seconds after which it is given up
 * @property {string} waitsFor what to say then
 */

/**
 * Runs something in an app's window, driven by Playwright, and closes it.
 * @template T
 * @param {Window} window
 * @param {(page: import('@playwright/test').Page, pid: number) => Promise<T>} work pid: of the app's first process
 * @returns {Promise<T>}
 */
export async function inWindow({ electron, app: folder, profile, seconds, waitsFor }, work) {
  const env = Object.fromEntries(
    Object.entries(electron.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const app = await _electron.launch({
    executablePath: electron.binary,
    args: [folder, `--user-data-dir=${profile}`],
    cwd: folder,
    env,
    timeout: 60_000,
  });
  const child = app.process();
  try {
    return await inTime(
      app.firstWindow().then(async (page) => {
        await page.waitForLoadState('load');
        return work(page, child.pid ?? 0);
      }),
      { seconds, waitsFor },
    );
  } finally {
    await inTime(app.close(), { seconds: 20, waitsFor: 'the window to close' }).catch(() => {
      child.kill('SIGKILL');
    });
  }
}

/**
 * Puts the sample portfolio into a fresh profile.
 * @param {Pick<Window, 'electron' | 'app' | 'profile'>} where
 */
export function fillProfile(where) {
  const waitsFor = 'the sample portfolio to be loaded';
  return inWindow({ ...where, seconds: 90, waitsFor }, async (page) => {
    await page.locator('[data-start="sample"]').click();
    await page.getByRole('navigation').waitFor();
  });
}
