import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hasDisplay } from './display.mjs';
import { electronBinary, electronRuntime } from './electronRuntime.mjs';
import { run } from './run.mjs';
import { say, spokenTime } from './say.mjs';
import { runScript, SetupFailure } from './setupFailure.mjs';

/** Debian's packages of what Electron is linked to or loads while it runs. */
const electronPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libnotify4',
  'libatspi2.0-0',
  'libsecret-1-0',
  'xdg-utils',
];

/**
 * Sees to it that the Electron of this runtime can be started on this Linux: as root on a Debian-like system what
 * is missing gets installed, elsewhere a failure tells the one command that does it.
 * @param {string} runtime
 */
export async function provideSystemLibraries(runtime) {
  if (process.platform !== 'linux') return;
  if (!hasGlibc()) {
    throw new SetupFailure(
      'This Linux has no glibc, which Electron needs',
      'Use a distribution such as Debian, Ubuntu or Fedora.',
    );
  }
  const libraries = await missingLibraries(electronBinary(runtime));
  const needsXvfb = !hasDisplay() && !onPath('Xvfb');
  if (libraries.length === 0 && !needsXvfb) return;
  const packages = [...(libraries.length > 0 ? electronPackages : []), ...(needsXvfb ? ['xvfb'] : [])];
  const missing = [...libraries, ...(needsXvfb ? ['Xvfb'] : [])].join(', ');
  if (!onPath('apt-get')) {
    throw new SetupFailure(
      `This system lacks ${missing}`,
      `Install what your distribution calls ${packages.join(', ')}.`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new SetupFailure(
      `This system lacks ${missing}`,
      `Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
    );
  }
  await aptInstall(packages, missing);
  const still = await missingLibraries(electronBinary(runtime));
  if (still.length > 0) {
    throw new SetupFailure(`This system still lacks ${still.join(', ')}`, 'Install them by hand.');
  }
}

function hasGlibc() {
  const report = process.report?.getReport();
  return report === undefined || JSON.stringify(report).includes('"glibcVersionRuntime"');
}

/**
 * Installs Debian packages; only root can.
 * @param {readonly string[]} packages names as of Debian 12; newer systems' names are found out
 * @param {string} reason what is missing
 */
async function aptInstall(packages, reason) {
  const started = Date.now();
  say(`this system lacks ${reason}; installing ${packages.join(', ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt-get', ['update', '-q'], { env });
  const names = await Promise.all(packages.map(currentName));
  const done = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env });
  if (done.code !== 0) {
    const text = updated.code === 0 ? done.output : updated.output;
    const cause = text.split('\n').find((line) => /^(E|Err)[: ]/.test(line)) ?? 'no reason given';
    throw new SetupFailure(
      `apt-get could not install ${names.join(', ')} (${cause.trim()})`,
      `Run: apt-get update && apt-get install -y ${names.join(' ')}`,
    );
  }
  say(`installed (${spokenTime(Date.now() - started)})`);
}

/**
 * Debian 13 and Ubuntu 24.04 renamed the libraries whose time_t grew: libasound2 is libasound2t64 there.
 * @param {string} name
 */
async function currentName(name) {
  const renamed = await run('apt-cache', ['show', '--no-all-versions', `${name}t64`]);
  return renamed.code === 0 && renamed.output.includes('Package:') ? `${name}t64` : name;
}

/** @param {string} binary */
async function missingLibraries(binary) {
  if (!onPath('ldd')) return [];
  const done = await run('ldd', [binary]);
  return librariesNotFound(done.output);
}

/**
 * Reads ldd's output.
 * @param {string} output
 * @returns {string[]} names of libraries that the loader didn't find, each once
 */
export function librariesNotFound(output) {
  const names = [...output.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

/**
 * Whether a program of this name is on the PATH.
 * @param {string} program
 */
export function onPath(program) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => provideSystemLibraries(await electronRuntime()));
}
