import { _electron } from '@playwright/test';

/**
 * Runs something in the desk's window, driven by Playwright, and closes it.
 * @template T
 * @param {{ electron: import('./launched.mjs').Electron; project: string; profile: string }} where
 * @param {(page: import('@playwright/test').Page) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inDesk({ electron, project, profile }, work) {
  const env = Object.fromEntries(
    Object.entries(electron.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const app = await _electron.launch({
    executablePath: electron.binary,
    args: [project, `--user-data-dir=${profile}`],
    cwd: project,
    env,
  });
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState('load');
    return await work(page);
  } finally {
    await app.close();
  }
}

/**
 * Puts the sample portfolio into a fresh profile.
 * @param {{ electron: import('./launched.mjs').Electron; project: string; profile: string }} where
 */
export function fillProfile(where) {
  return inDesk(where, async (page) => {
    await page.locator('[data-start="sample"]').click();
    await page.getByRole('navigation').waitFor();
  });
}
