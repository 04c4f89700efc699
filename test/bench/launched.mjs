import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const tellTimes = fileURLToPath(new URL('./tellTimes.cjs', import.meta.url));

/**
 * @typedef {object} Electron
 * @property {string} binary
 * @property {NodeJS.ProcessEnv} env with a display
 */

/**
 * Starts an app as a person starts it, without a driver, and lets it tell its times.
 * @param {Electron} electron
 * @param {string} appFolder
 * @param {string} profile
 * @returns {Promise<{ firstPaint: number; usable: number | null }>} milliseconds from the start of the process
 */
export async function startTimes({ binary, env }, appFolder, profile) {
  const spawnedAt = performance.timeOrigin + performance.now();
  const child = spawn(binary, ['--no-sandbox', '-r', tellTimes, appFolder, `--user-data-dir=${profile}`], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
    output += chunk.toString('utf8');
  });
  await once(child, 'exit');
  const told = /^times (.*)$/m.exec(output)?.[1];
  if (told === undefined) throw new Error(`${appFolder} ended without telling its times`);
  const { firstPaint, usable } = JSON.parse(told);
  return { firstPaint: firstPaint - spawnedAt, usable: usable === null ? null : usable - spawnedAt };
}
