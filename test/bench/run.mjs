import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisplay } from '../../electron/runtime/display.mjs';
import { electronBinary, electronVersion } from '../../electron/runtime/electronRuntime.mjs';
import { projectFolder } from '../../electron/runtime/places.mjs';
import { prepareDesk } from '../../electron/runtime/prepare.mjs';
import { sandboxArguments } from '../../electron/runtime/sandbox.mjs';
import { say } from '../../electron/runtime/say.mjs';
import { runScript, SetupFailure } from '../../electron/runtime/setupFailure.mjs';

const names = ['start', 'save', 'sync.first', 'sync.push', 'sync.change', 'sync.endpoint', 'sync.managers'];
/** Takes minutes, and so is run only when it is asked for. */
const large = 'sync.large';

/**
 * `npm run bench [-- start|save|sync|sync.first … [--large]]`: each measured beside a bare floor in the same run; JSON and
 * a table. `sync` is all that begins so; `--large` adds a first sync of 200,000 records.
 */
await runScript(async () => {
  const chosen = chosenOf(process.argv.slice(2));
  const runtime = await prepareDesk();
  const display = await openDisplay();
  const folders = await Promise.all(
    ['sample', 'empty'].map((name) => mkdtemp(join(tmpdir(), `escale-bench-${name}-`))),
  );
  const [profile = '', emptyProfile = ''] = folders;
  const electron = { binary: electronBinary(runtime), args: sandboxArguments(runtime), env: display.env };
  const where = { electron, desk: projectFolder, emptyApp: join(projectFolder, 'test/bench/emptyApp') };
  // These need packages, which prepareDesk has provided by now.
  const { fillProfile } = await import('./driven.mjs');
  const { benchStart } = await import('./start.mjs');
  const { benchSave } = await import('./save.mjs');
  const { benchFirst, benchLarge } = await import('./sync/first.mjs');
  const { benchPush } = await import('./sync/push.mjs');
  const { benchChange } = await import('./sync/change.mjs');
  const { benchEndpoint } = await import('./sync/endpoint.mjs');
  const { benchManagers } = await import('./sync/managers.mjs');
  const { report } = await import('./report.mjs');
  /** @type {Readonly<Record<string, () => Promise<import('./report.mjs').Result[]>>>} */
  const parts = {
    start: () => benchStart({ ...where, profile, emptyProfile }),
    save: () => benchSave({ ...where, profile }),
    'sync.first': () => benchFirst(where),
    'sync.large': () => benchLarge(where),
    'sync.push': () => benchPush(where),
    'sync.change': () => benchChange(where),
    'sync.endpoint': benchEndpoint,
    'sync.managers': benchManagers,
  };
  const results = [];
  const failed = [];
  try {
    if (chosen.some((name) => !name.startsWith('sync'))) {
      await fillProfile({ electron, app: where.desk, profile });
    }
    for (const name of chosen) {
      say(`measuring ${name} …`);
      try {
        results.push(...((await parts[name]?.()) ?? []));
      } catch (error) {
        // The others' figures are wanted all the same.
        failed.push(name);
        say(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    await display.close();
  }
  await report(results, electronVersion(runtime));
  return failed.length === 0 ? 0 : 1;
});

/**
 * @param {readonly string[]} args
 * @returns {readonly string[]} names of parts
 */
function chosenOf(args) {
  const wanted = args.filter((argument) => argument !== '--large');
  const fits = (/** @type {string} */ name, /** @type {string} */ word) =>
    name === word || name.startsWith(`${word}.`);
  const unknown = wanted.find((word) => word !== large && !names.some((name) => fits(name, word)));
  if (unknown !== undefined) {
    throw new SetupFailure(`There is no benchmark "${unknown}"`, `They are ${[...names, large].join(', ')}.`);
  }
  const chosen = names.filter((name) => wanted.length === 0 || wanted.some((word) => fits(name, word)));
  const wantsLarge = wanted.includes(large) || args.includes('--large');
  return wantsLarge ? [...chosen.filter((name) => name !== large), large] : chosen;
}
