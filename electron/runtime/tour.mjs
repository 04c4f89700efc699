import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageProgram } from './packageProgram.mjs';
import { projectFolder } from './places.mjs';
import { prepareDesk } from './prepare.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { runScript, SetupFailure } from './setupFailure.mjs';

/**
 * Walks the main job on two laptops and the reference endpoint, and leaves pictures, PDFs and the receipt.
 * @param {{ renewPictures?: boolean }} [options] renewPictures: the README's pictures become those of this tour
 * @returns {Promise<number>} exit code
 */
export async function runTour({ renewPictures = false } = {}) {
  const runtime = await prepareDesk();
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime };
  const config = join(projectFolder, 'test/tour/playwright.config.ts');
  const playwright = packageProgram('@playwright/test', 'playwright');
  const done = await run(process.execPath, [playwright, 'test', '--config', config], {
    cwd: projectFolder,
    env,
    show: true,
  });
  if (done.code === 0 && renewPictures) copyPictures();
  return done.code;
}

/** Takes the pictures that the README shows from the tour's. */
function copyPictures() {
  const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8');
  const names = [...readme.matchAll(/docs\/pictures\/([\w-]+\.png)/g)].map((match) => match[1] ?? '');
  for (const name of names) {
    const taken = join(projectFolder, 'out/tour', name);
    if (!existsSync(taken)) {
      throw new SetupFailure(
        `README.md shows docs/pictures/${name}, which the tour does not take`,
        'Name one of out/tour there.',
      );
    }
    copyFileSync(taken, join(projectFolder, 'docs/pictures', name));
  }
  say(`${names.length} pictures of the tour are in docs/pictures now`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(() => runTour({ renewPictures: process.argv.includes('--pictures') }));
}
