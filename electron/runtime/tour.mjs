import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageProgram } from './packageProgram.mjs';
import { projectFolder } from './places.mjs';
import { prepareDesk } from './prepare.mjs';
import { run } from './run.mjs';
import { runScript } from './setupFailure.mjs';

/**
 * Walks the main job on two laptops and the reference endpoint, and leaves pictures, PDFs and the receipt.
 * @param {readonly string[]} args for Playwright
 * @returns {Promise<number>} exit code
 */
export async function runTour(args) {
  const runtime = await prepareDesk();
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime };
  const config = join(projectFolder, 'test/tour/playwright.config.ts');
  const playwright = packageProgram('@playwright/test', 'playwright');
  const done = await run(process.execPath, [playwright, 'test', '--config', config, ...args], {
    cwd: projectFolder,
    env,
    show: true,
  });
  return done.code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(() => runTour(process.argv.slice(2)));
}
