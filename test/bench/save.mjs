import { bundled } from './bundled.mjs';
import { inDesk } from './driven.mjs';
import { percentile, rounded } from './statistics.mjs';

/**
 * A save through the one door (record, history, outbox, journal on the disk) against a bare strict Dexie put.
 * @param {{ electron: import('./launched.mjs').Electron; project: string; profile: string; saves: number }} options
 */
export async function benchSave({ saves, ...where }) {
  const script = await bundled('./save.page.ts');
  const { door, bare } = await inDesk(where, (page) =>
    page.evaluate(`(async () => { ${script}; return bench.measureSaves(${saves}); })()`),
  );
  // The first ones warm the code up and aren't what a person meets all day.
  const [times, floor] = [door.slice(20), bare.slice(20)];
  const p95 = percentile(times, 95);
  return {
    name: 'save through the one door, p95',
    unit: 'ms',
    floor: { name: 'bare strict Dexie put, p95', value: rounded(percentile(floor, 95)) },
    value: rounded(p95),
    ratio: rounded(p95 / percentile(floor, 95)),
    target: 'p95 ≤ 15 ms',
    met: p95 <= 15,
    also: {
      p50: rounded(percentile(times, 50)),
      barep50: rounded(percentile(floor, 50)),
      saves: times.length,
    },
  };
}
