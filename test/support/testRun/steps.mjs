import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageProgram } from '../../../electron/runtime/packageProgram.mjs';
import { projectFolder } from '../../../electron/runtime/places.mjs';
import { run } from '../../../electron/runtime/run.mjs';
import { tallyOfPlaywright, tallyOfVitest, tallyWithExitCode } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {(filters: readonly string[]) => Promise<Tally>} run filters: files, for the steps that take them
 */

/** @type {readonly Step[]} in the order they run: the quickest to fail first */
export const steps = [
  { name: 'format', run: () => check('prettier', ['--check', '.', '--log-level', 'warn']) },
  { name: 'lint', run: () => check('oxlint', ['--type-aware']) },
  { name: 'types', run: () => check('typescript', ['-p', 'tsconfig.json'], 'tsc') },
  { name: 'types of shared', run: () => check('typescript', ['-p', 'shared/tsconfig.json'], 'tsc') },
  { name: 'unit', run: unit },
  { name: 'e2e', run: endToEnd },
];

/**
 * A tool that says yes or no counts as one test.
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {string} [program]
 * @returns {Promise<Tally>}
 */
async function check(packageName, args, program) {
  const code = await show([packageProgram(packageName, program), ...args]);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** @param {readonly string[]} filters */
async function unit(filters) {
  const report = await freshReport('unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--config', 'test/vitest.config.ts', ...reporters, ...filters];
  const code = await show([packageProgram('vitest'), ...args]);
  return tallyWithExitCode(read(report, tallyOfVitest), code);
}

/** @param {readonly string[]} filters */
async function endToEnd(filters) {
  const report = await freshReport('e2e.json');
  const args = ['test', '--config', 'test/playwright.config.ts', '--reporter=list,json', ...filters];
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await show([packageProgram('@playwright/test', 'playwright'), ...args], env);
  return tallyWithExitCode(read(report, tallyOfPlaywright), code);
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function show(args, env = process.env) {
  return (await run(process.execPath, args, { cwd: projectFolder, env, show: true })).code;
}

/** @param {string} name */
async function freshReport(name) {
  const path = join(projectFolder, 'out/test', name);
  await rm(path, { force: true });
  return path;
}

/**
 * @template T
 * @param {string} path
 * @param {(report: T) => Tally} tallyOf
 */
function read(path, tallyOf) {
  return existsSync(path) ? tallyOf(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}
