import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../electron/runtime/places.mjs';

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {string} unit
 * @property {number} value
 * @property {{ name: string; value: number }} [floor] measured in the same run
 * @property {number} [ratio] median over the rounds of value and floor in the same round
 * @property {string} [spread] of that ratio
 * @property {string} target
 * @property {boolean} met
 * @property {Readonly<Record<string, number | string>>} [also]
 */

/**
 * Writes out/bench.json and shows a table.
 * @param {readonly Result[]} results
 * @param {string} electron its version
 */
export async function report(results, electron) {
  const folder = join(projectFolder, 'out');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'bench.json');
  const machine = { cores: cpus().length, load: loadavg()[0] };
  const content = { at: new Date().toISOString(), electron, machine, results };
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
  console.table(
    results.map(({ name, value, unit, floor, ratio, spread, target, met }) => ({
      what: name,
      here: `${value} ${unit}`,
      floor: floor ? `${floor.value} ${unit}` : '',
      ratio: ratio === undefined ? '' : spread === undefined ? ratio : `${ratio} (${spread})`,
      target,
      met,
    })),
  );
  for (const { name, also } of results) if (also) console.log(`${name}: ${JSON.stringify(also)}`);
  console.log(`escale: the figures are in ${file}`);
}
