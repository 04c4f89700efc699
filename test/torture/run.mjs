import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageProgram } from '../../electron/runtime/packageProgram.mjs';
import { projectFolder } from '../../electron/runtime/places.mjs';
import { prepareDesk } from '../../electron/runtime/prepare.mjs';
import { run } from '../../electron/runtime/run.mjs';
import { runScript, SetupFailure } from '../../electron/runtime/setupFailure.mjs';

/**
 * `npm run torture -- [--kills N] [--damages M] [--endpoint-kills K] [--desks D] [--seed S] [--minutes L]`: kills the
 * built app, on D desks at the same time, and the endpoint with -9 at random instants, damages the files of IndexedDB after
 * M of the app's kills, disturbs it otherwise, and looks whether all that was shown as saved is found again. Each part ends
 * after L minutes at the latest.
 */
await runScript(async () => {
  const options = /** @type {const} */ ({
    kills: { type: 'string', default: '20' },
    damages: { type: 'string', default: '5' },
    'endpoint-kills': { type: 'string', default: '20' },
    desks: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    minutes: { type: 'string', default: '1000000' },
  });
  const { values } = parseArgs({ args: process.argv.slice(2), options });
  const numbers = Object.entries(values).map(([name, text]) => {
    if (!/^\d+(\.\d+)?$/.test(text)) throw new SetupFailure(`"${text}" is no number`, `Correct --${name}.`);
    return [name === 'endpoint-kills' ? 'endpointKills' : name, Number(text)];
  });
  const wanted = Object.fromEntries(numbers);
  if (wanted.damages > wanted.kills) {
    throw new SetupFailure('Each damage follows a kill', 'Ask for at least as many kills as damages.');
  }
  const runtime = await prepareDesk();
  const env = {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: runtime,
    ESCALE_TORTURE: JSON.stringify(wanted),
  };
  process.stdout.write(`torture: seed ${wanted.seed}\n`);
  const config = join(projectFolder, 'test/torture/playwright.config.ts');
  const playwright = packageProgram('@playwright/test', 'playwright');
  const args = [playwright, 'test', '--config', config];
  const { code } = await run(process.execPath, args, { cwd: projectFolder, env, show: true });
  if (code !== 0) {
    const flags = Object.entries({ ...values, seed: String(wanted.seed) }).map(
      ([name, text]) => `--${name} ${text}`,
    );
    process.stdout.write(`torture: to repeat it: npm run torture -- ${flags.join(' ')}\n`);
  }
  return code;
});
