import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inputStamp } from './inputStamp.mjs';
import { projectFolder } from './places.mjs';
import { say, spokenTime } from './say.mjs';
import { runScript, SetupFailure } from './setupFailure.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} inputs what it is made of: files and folders
 * @property {readonly string[]} without folders among the inputs that are not part of it
 * @property {string} folder where it goes; emptied first
 * @property {readonly string[]} outputs files that a finished build has
 * @property {readonly { config: string; mode: string }[]} steps
 */

const common = ['electron/runtime/build.mjs', 'shared', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** @type {readonly Part[]} */
const parts = [
  {
    name: 'renderer',
    inputs: ['renderer', 'resources', ...common],
    without: [],
    folder: 'dist/renderer',
    outputs: ['dist/renderer/index.html'],
    steps: [{ config: 'renderer/vite.config.ts', mode: 'production' }],
  },
  {
    name: 'shell',
    inputs: ['electron', 'resources', ...common],
    without: ['electron/runtime'],
    folder: 'dist/electron',
    outputs: ['dist/electron/main.mjs', 'dist/electron/preload.cjs'],
    steps: [
      { config: 'electron/vite.config.ts', mode: 'main' },
      { config: 'electron/vite.config.ts', mode: 'preload' },
    ],
  },
  {
    name: 'endpoint',
    inputs: ['endpoint', ...common],
    without: [],
    folder: 'dist/endpoint',
    outputs: ['dist/endpoint/cli.mjs'],
    steps: [{ config: 'endpoint/vite.config.ts', mode: 'production' }],
  },
];

/**
 * Builds the parts whose sources have changed since they were last built.
 * @param {{ force?: boolean; only?: readonly string[] }} [options] only: names of parts
 * @returns {Promise<readonly string[]>} the names of the parts that were built
 */
export async function build({ force = false, only } = {}) {
  const built = [];
  for (const part of parts) {
    if (only && !only.includes(part.name)) continue;
    const stampFile = join(projectFolder, `dist/${part.name}.stamp`);
    const stamp = inputStamp(projectFolder, part.inputs, part.without);
    if (!force && (await isCurrent(part, stampFile, stamp))) continue;
    const started = Date.now();
    await rm(stampFile, { force: true });
    await buildPart(part);
    await mkdir(join(projectFolder, 'dist'), { recursive: true });
    await writeFile(stampFile, stamp);
    say(`built the ${part.name} (${spokenTime(Date.now() - started)})`);
    built.push(part.name);
  }
  return built;
}

/**
 * @param {Part} part
 * @param {string} stampFile
 * @param {string} stamp
 */
async function isCurrent(part, stampFile, stamp) {
  if (!part.outputs.every((output) => existsSync(join(projectFolder, output)))) return false;
  return existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp;
}

/** @param {Part} part */
async function buildPart(part) {
  const vite = await import('vite');
  await rm(join(projectFolder, part.folder), { recursive: true, force: true });
  for (const step of part.steps) {
    try {
      await vite.build({ configFile: join(projectFolder, step.config), mode: step.mode, logLevel: 'warn' });
    } catch (error) {
      throw new SetupFailure(
        `The ${part.name} could not be built: ${error instanceof Error ? error.message : String(error)}`,
        'Correct the source and run it again.',
      );
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    const force = process.argv.includes('--force');
    const only = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
    const built = await build(only.length > 0 ? { force, only } : { force });
    if (built.length === 0) say('the build is up to date');
  });
}
