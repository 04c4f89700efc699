import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { provideDependencies } from './dependencies.mjs';
import { electronRuntime } from './electronRuntime.mjs';
import { withLock } from './lock.mjs';
import { checkNodeVersion } from './nodeVersion.mjs';
import { projectFolder } from './places.mjs';
import { provideSystemLibraries } from './systemLibraries.mjs';

/**
 * Packages and build: all that a part without windows needs. Quick when nothing is to be done.
 * @param {{ only?: readonly string[] }} [options] only: names of the parts to build
 */
export async function prepareBuild(options) {
  checkNodeVersion();
  await alone(async () => {
    await provideDependencies();
    await build(options);
  });
}

/**
 * Packages, build, Electron and the libraries it needs.
 * @returns {Promise<string>} the folder of the Electron runtime
 */
export async function prepareDesk() {
  checkNodeVersion();
  return alone(async () => {
    await provideDependencies();
    const [runtime] = await Promise.all([electronRuntime(), build()]);
    await provideSystemLibraries(runtime);
    return runtime;
  });
}

/**
 * Two commands started in one clone prepare one after the other.
 * @template T
 * @param {() => Promise<T>} work
 */
function alone(work) {
  const folder = join(projectFolder, 'out');
  mkdirSync(folder, { recursive: true });
  return withLock(join(folder, 'prepare.lock'), work);
}
