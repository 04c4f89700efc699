import { bundled } from './bundled.mjs';
import { catchWorker } from './catchWorker.mjs';
import { inWindow } from './driven.mjs';
import { percentile, rounded } from './statistics.mjs';

const saves = 300;
const targetMs = 15;
/** The first ones warm the code up and aren't what a person meets all day. */
const warmUp = 20;

/**
 * A save through the one door (record, history, outbox, journal on the disk) on a desk that holds the sample
 * portfolio, against a bare strict Dexie put; with an outbox that is all but empty, and with 2,000 operations in it.
 * @param {{ electron: import('./launched.mjs').Electron; desk: string; profile: string }} options
 * @returns {Promise<import('./report.mjs').Result[]>}
 */
export async function benchSave({ electron, desk, profile }) {
  const script = await bundled('./save.page.ts');
  const window = { electron, app: desk, profile, seconds: 150 };
  const results = [];
  for (const waiting of [0, 2000]) {
    const waitsFor = `${2 * saves} saves with ${waiting} operations in the outbox`;
    /** @type {import('./save.page').SaveTimes} */
    const times = await inWindow({ ...window, waitsFor }, async (page) => {
      await catchWorker(page);
      await page.getByRole('navigation').waitFor();
      return page.evaluate(`(async () => { ${script}; return bench.measureSaves(${saves}, ${waiting}); })()`);
    });
    results.push(resultOf(times));
  }
  return results;
}

/**
 * @param {import('./save.page').SaveTimes} times
 * @returns {import('./report.mjs').Result}
 */
function resultOf({ notes, line, bare, outbox }) {
  const [typed, edited] = [notes.slice(warmUp), line.slice(warmUp)];
  const floor = bare.slice(2 * warmUp);
  const p95 = Math.max(percentile(typed, 95), percentile(edited, 95));
  return {
    name: `save through the one door, p95, ${outbox} in the outbox`,
    unit: 'ms',
    value: rounded(p95),
    floor: { name: 'bare strict Dexie put, p95', value: rounded(percentile(floor, 95)) },
    ratio: rounded(p95 / percentile(floor, 95)),
    target: `p95 ≤ ${targetMs} ms`,
    met: p95 <= targetMs,
    also: {
      notesP50: rounded(percentile(typed, 50)),
      notesP95: rounded(percentile(typed, 95)),
      lineP50: rounded(percentile(edited, 50)),
      lineP95: rounded(percentile(edited, 95)),
      bareP50: rounded(percentile(floor, 50)),
      saves: typed.length + edited.length,
    },
  };
}
