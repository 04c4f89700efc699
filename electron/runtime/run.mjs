import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {readonly NodeJS.Signals[]} */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 when a signal ended it or it couldn't be started
 * @property {string} output both streams, when they were kept
 * @property {boolean} timedOut
 */

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string; env?: NodeJS.ProcessEnv; show?: boolean; timeLimit?: number }} [options]
 *   show: pass its output through instead of keeping it; timeLimit: milliseconds until it is ended
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { cwd, env = process.env, show = false, timeLimit } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    if (show) endTogether(child);
    let output = '';
    let timedOut = false;
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const timer =
      timeLimit === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, timeLimit);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 1, output: `${output}${error.message}`, timedOut });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output, timedOut });
    });
  });
}

/**
 * Leaves the end to a program that is shown: told to end, we pass it on, wait until the program has put its
 * things in order, and end too, so that nothing after it is begun.
 * @param {import('node:child_process').ChildProcess} child
 */
function endTogether(child) {
  /** @type {NodeJS.Signals | undefined} */
  let ending;
  const pass = (/** @type {NodeJS.Signals} */ signal) => {
    ending = signal;
    // A terminal sends Ctrl+C to the program as well; told twice, many end at once.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of endings) process.on(signal, pass);
  child.once('close', () => {
    for (const signal of endings) process.off(signal, pass);
    if (ending) process.exit(128 + constants.signals[ending]);
  });
}

/**
 * Runs npm with the npm that runs us, or the one on the PATH.
 * @param {readonly string[]} args
 * @param {{ cwd?: string; show?: boolean; timeLimit?: number }} [options]
 */
export function runNpm(args, options) {
  const npmScript = process.env['npm_execpath'];
  if (npmScript?.endsWith('npm-cli.js')) return run(process.execPath, [npmScript, ...args], options);
  if (process.platform === 'win32') return run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options);
  return run('npm', args, options);
}
