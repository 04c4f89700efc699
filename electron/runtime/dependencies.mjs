import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './places.mjs';
import { runNpm } from './run.mjs';
import { say, spokenTime } from './say.mjs';
import { SetupFailure } from './setupFailure.mjs';

/**
 * @typedef {object} LockFile
 * @property {Record<string, { version?: string; optional?: boolean; devOptional?: boolean }>} packages
 */

/** Sees to it that node_modules holds what package-lock.json names. */
export async function provideDependencies() {
  const wanted = readLockFile('package-lock.json');
  if (wanted === undefined) {
    throw new SetupFailure('package-lock.json is missing or damaged', 'Run: git checkout package-lock.json');
  }
  const installed = readLockFile('node_modules/.package-lock.json');
  if (installed !== undefined && isInstalled(wanted, installed)) return;
  const started = Date.now();
  say(`installing ${Object.keys(wanted.packages).length} packages (npm ci) …`);
  const done = await runNpm(['ci', '--no-audit', '--no-fund'], { cwd: projectFolder });
  if (done.code !== 0) {
    throw new SetupFailure(
      `The packages could not be installed (${npmCause(done.output)})`,
      npmRemedy(done.output),
    );
  }
  say(`packages installed (${spokenTime(Date.now() - started)})`);
}

/**
 * Whether every package of the lock file is there in its version; those of other platforms may be absent.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} installed what npm noted in node_modules
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const there = installed.packages[path];
    return there === undefined ? optional === true || devOptional === true : there.version === version;
  });
}

/**
 * The line of npm's output that says what went wrong.
 * @param {string} output
 */
export function npmCause(output) {
  const lines = [...output.matchAll(/^npm (?:error|ERR!) (.*)$/gm)].map((match) => (match[1] ?? '').trim());
  const said = lines.filter(
    (line) => line !== '' && !/^(code|errno|syscall|path|A complete log)\b/.test(line),
  );
  return said[0] ?? lines[0] ?? 'npm gave no reason';
}

/** @param {string} output */
function npmRemedy(output) {
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network/i.test(output)) {
    return 'Connect to the internet (or set npm\'s "registry" to one you can reach) and run it again.';
  }
  if (/ENOSPC/.test(output)) return 'Free 1 GB on this disk and run it again.';
  if (/EACCES|EPERM/.test(output)) return 'Make the project folder yours (chown) and run it again.';
  return 'Run "npm ci" to see the whole of it.';
}

/**
 * @param {string} name relative to the project
 * @returns {LockFile | undefined}
 */
function readLockFile(name) {
  const path = join(projectFolder, name);
  if (!existsSync(path)) return undefined;
  try {
    const read = JSON.parse(readFileSync(path, 'utf8'));
    return typeof read?.packages === 'object' && read.packages !== null ? read : undefined;
  } catch {
    return undefined;
  }
}
