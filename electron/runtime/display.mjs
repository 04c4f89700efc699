import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { run } from './run.mjs';
import { runScript, SetupFailure } from './setupFailure.mjs';

/**
 * Whether windows can be shown here. Windows and macOS always can; on Linux an X or Wayland display is named by
 * the environment, and a local X display has its socket.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  if (platform !== 'linux') return true;
  if (env['WAYLAND_DISPLAY']) return true;
  const display = env['DISPLAY'];
  if (!display) return false;
  const local = /^:(\d+)/.exec(display);
  return local === null || existsSync(`/tmp/.X11-unix/X${local[1]}`);
}

/**
 * @typedef {object} Display
 * @property {NodeJS.ProcessEnv} env the environment for programs that open windows
 * @property {() => Promise<void>} close
 */

/**
 * The display of this machine, or where there is none one in memory (Xvfb, 1920×1200) until it is closed.
 * @returns {Promise<Display>}
 */
export async function openDisplay() {
  if (hasDisplay()) return { env: process.env, close: async () => undefined };
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => server.once('close', resolve));
  const number = await new Promise((resolve, reject) => {
    server.once('error', () => reject(new SetupFailure('Xvfb is missing', 'Install the package xvfb.')));
    server.once('close', () =>
      reject(new SetupFailure('Xvfb could not open a display', 'Run "Xvfb -displayfd 1" to see why.')),
    );
    server.stdio[3]?.once('data', (/** @type {Buffer} */ chunk) => resolve(chunk.toString().trim()));
  });
  const stop = () => void server.kill();
  process.once('exit', stop);
  return {
    env: { ...process.env, DISPLAY: `:${number}` },
    close: async () => {
      process.off('exit', stop);
      server.kill();
      await ended;
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    const [program, ...args] = process.argv.slice(2);
    if (program === undefined)
      throw new SetupFailure('No command given', 'Usage: display.mjs command [arguments]');
    const display = await openDisplay();
    try {
      return (await run(program, args, { env: display.env, show: true })).code;
    } finally {
      await display.close();
    }
  });
}
