import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisplay } from '../../electron/runtime/display.mjs';
import { electronBinary, electronVersion } from '../../electron/runtime/electronRuntime.mjs';
import { projectFolder } from '../../electron/runtime/places.mjs';
import { prepareDesk } from '../../electron/runtime/prepare.mjs';
import { runScript } from '../../electron/runtime/setupFailure.mjs';

/** `npm run bench [-- start|save]`: each measured beside a bare floor in the same run; JSON and a table. */
await runScript(async () => {
  const runtime = await prepareDesk();
  const display = await openDisplay();
  const { fillProfile } = await import('./driven.mjs');
  const { benchStart } = await import('./start.mjs');
  const { benchSave } = await import('./save.mjs');
  const wanted = process.argv.slice(2);
  const runs = (/** @type {string} */ name) => wanted.length === 0 || wanted.includes(name);
  const profile = await mkdtemp(join(tmpdir(), 'escale-bench-'));
  const emptyProfile = await mkdtemp(join(tmpdir(), 'escale-bench-empty-'));
  const electron = { binary: electronBinary(runtime), env: display.env };
  const project = projectFolder;
  /** @type {Result[]} */
  const results = [];
  try {
    if (runs('start') || runs('save')) await fillProfile({ electron, project, profile });
    const emptyApp = join(project, 'test/bench/emptyApp');
    if (runs('start'))
      results.push(await benchStart({ electron, project, emptyApp, profile, emptyProfile, rounds: 9 }));
    if (runs('save')) results.push(await benchSave({ electron, project, profile, saves: 400 }));
  } finally {
    await rm(emptyProfile, { recursive: true, force: true, maxRetries: 3 });
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    await display.close();
  }
  await report(results, electronVersion(runtime));
  return 0;
});

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {string} unit
 * @property {number} value
 * @property {{ name: string; value: number }} floor measured in the same run
 * @property {number} ratio
 * @property {string} target
 * @property {boolean} met
 * @property {Readonly<Record<string, number>>} [also]
 */

/**
 * @param {readonly Result[]} results
 * @param {string} electron
 */
async function report(results, electron) {
  const folder = join(projectFolder, 'out');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'bench.json');
  await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), electron, results }, null, 2)}\n`);
  console.table(
    results.map(({ name, value, unit, floor, ratio, target, met }) => ({
      what: name,
      here: `${value} ${unit}`,
      floor: `${floor.value} ${unit} (${floor.name})`,
      ratio,
      target,
      met,
    })),
  );
  console.log(`escale: the figures are in ${file}`);
}
