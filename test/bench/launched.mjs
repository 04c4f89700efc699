import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inTime } from './inTime.mjs';

const tellTimes = fileURLToPath(new URL('./tellTimes.cjs', import.meta.url));

/**
 * @typedef {object} Electron
 * @property {string} binary
 * @property {readonly string[]} args what this system's sandbox wants said
 * @property {NodeJS.ProcessEnv} env with a display
 */

/**
 * Starts an app as a person starts it, without a driver, and lets it tell its times.
 * @param {Electron} electron
 * @param {{ app: string; profile: string; mark?: string }} what mark: of the performance timeline, set when the app can be used
 * @returns {Promise<{ firstPaint: number; usable: number | null }>} milliseconds from the start of the process
 */
export async function startTimes({ binary, args, env }, { app, profile, mark = '' }) {
  const spawnedAt = performance.timeOrigin + performance.now();
  const child = spawn(binary, [...args, '-r', tellTimes, app, `--user-data-dir=${profile}`], {
    env: { ...env, BENCH_MARK: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString('utf8')).slice(-4000);
    });
  }
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  try {
    const waitsFor = `the first paint${mark === '' ? '' : ` and the mark "${mark}"`} of ${app}`;
    await inTime(ended, { seconds: 30, waitsFor, also: () => output });
  } finally {
    child.kill('SIGKILL');
  }
  const told = /^times (.*)$/m.exec(output)?.[1];
  if (told === undefined) throw new Error(`${app} ended without telling its times:\n${output}`);
  const { firstPaint, usable } = JSON.parse(told);
  return { firstPaint: firstPaint - spawnedAt, usable: usable === null ? null : usable - spawnedAt };
}
