import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { projectFolder } from '../../electron/runtime/places.mjs';
import { say, spokenTime } from '../../electron/runtime/say.mjs';
import { runScript, SetupFailure } from '../../electron/runtime/setupFailure.mjs';
import { createTotals, totalsText } from './totals.mjs';

/** @typedef {import('./seedWorker.ts').SeedResult} SeedResult */

/** A seed takes a second at most, some more where others use the machine; one that takes this long goes round in circles. */
const stuckMs = 600_000;

/**
 * `npm run simulate -- --seeds N [--from S] [--minutes M]`, or `-- --seed X --verbose` for one alone: the real engine on
 * simulated laptops, networks and endpoints, on all cores. Exit code 1 when a seed shows a violation.
 */
await runScript(async () => {
  const wanted = wantedSeeds();
  const folder = bundleFolder();
  try {
    const script = await bundle(folder);
    return await runAll(script, wanted);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @returns {{ from: number, count: number, minutes: number, verbose: boolean }} */
function wantedSeeds() {
  const options = /** @type {const} */ ({
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '1000000' },
    seed: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  });
  const { values } = parseArgs({ args: process.argv.slice(2), options });
  const number = (/** @type {string} */ text) => {
    if (!/^\d+(\.\d+)?$/.test(text))
      throw new SetupFailure(`"${text}" is no number`, 'Correct the arguments.');
    return Number(text);
  };
  const { seed, verbose } = values;
  if (seed !== undefined) return { from: number(seed), count: 1, minutes: 1_000, verbose };
  return { from: number(values.from), count: number(values.seeds), minutes: number(values.minutes), verbose };
}

function bundleFolder() {
  mkdirSync(join(projectFolder, 'out'), { recursive: true });
  return mkdtempSync(join(projectFolder, 'out', 'simulate-'));
}

/** @param {string} folder */
async function bundle(folder) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: join(projectFolder, 'test/sync/seedWorker.ts'),
        output: { format: 'es', entryFileNames: 'seedWorker.mjs', codeSplitting: false },
      },
    },
  });
  return join(folder, 'seedWorker.mjs');
}

/**
 * @param {string} script
 * @param {ReturnType<typeof wantedSeeds>} wanted
 */
async function runAll(script, { from, count, minutes, verbose }) {
  const began = Date.now();
  const totals = createTotals();
  let next = from;
  let failed = 0;
  const take = () => {
    const over = next >= from + count || Date.now() - began > minutes * 60_000;
    return over ? null : next++;
  };
  const hear = (/** @type {SeedResult} */ result) => {
    totals.add(result);
    if (result.violations.length > 0) {
      failed += 1;
      tellFailure(result, verbose);
    } else if (verbose) process.stdout.write(`${JSON.stringify(result.outcome, null, 2)}\n`);
    if (totals.seeds() % 1000 === 0) say(`${totals.seeds()} seeds, ${failed} failed`);
  };
  const threads = Math.min(count, availableParallelism());
  await Promise.all(Array.from({ length: threads }, () => runThread(script, take, hear)));
  const ms = Date.now() - began;
  process.stdout.write(`${totalsText(totals, from, ms, failed)} in ${spokenTime(ms)}\n`);
  return failed > 0 ? 1 : 0;
}

/**
 * One thread from its first seed to the last; it is started anew after a seed that never ends.
 * @param {string} script
 * @param {() => number | null} take
 * @param {(result: SeedResult) => void} hear
 */
async function runThread(script, take, hear) {
  let worker = new Worker(script);
  for (let seed = take(); seed !== null; seed = take()) {
    const result = await resultOf(worker, seed);
    hear(result);
    if (result.outcome !== null) continue;
    await worker.terminate();
    worker = new Worker(script);
  }
  await worker.terminate();
}

/**
 * @param {Worker} worker
 * @param {number} seed
 * @returns {Promise<SeedResult>}
 */
function resultOf(worker, seed) {
  return new Promise((resolve) => {
    const broken = (/** @type {string} */ violation) =>
      finish({ seed, violations: [violation], outcome: null });
    const failed = (/** @type {Error} */ error) => broken(String(error.stack));
    const timer = setTimeout(() => broken(`did not end within ${stuckMs / 1000} s`), stuckMs);
    const finish = (/** @type {SeedResult} */ result) => {
      clearTimeout(timer);
      worker.off('message', finish);
      worker.off('error', failed);
      resolve(result);
    };
    worker.once('message', finish);
    worker.once('error', failed);
    worker.postMessage(seed);
  });
}

/**
 * @param {SeedResult} result
 * @param {boolean} verbose
 */
function tellFailure({ seed, violations, outcome }, verbose) {
  const shown = verbose ? violations : violations.slice(0, 3).map((text) => text.slice(0, 300));
  process.stdout.write(`seed ${seed} fails (alone: npm run simulate -- --seed ${seed} --verbose)\n`);
  for (const violation of shown) process.stdout.write(`  ${violation}\n`);
  if (shown.length < violations.length)
    process.stdout.write(`  and ${violations.length - shown.length} more\n`);
  if (verbose && outcome)
    process.stdout.write(`${JSON.stringify({ ...outcome, violations: [] }, null, 2)}\n`);
}
