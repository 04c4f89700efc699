import { seededRandom } from '../support/seededRandom';
import type { SimulationOptions } from './simulation';

/** The week that a seed of `npm run simulate` stands for: mostly small ones, now and then eight laptops with 200 writes each. */
export function weekOf(
  seed: number,
): Required<Pick<SimulationOptions, 'steps' | 'laptops' | 'upheavals' | 'scoped'>> {
  const random = seededRandom(seed ^ 0x5eed);
  const laptops = 2 + Math.floor(7 * random.next() ** 5);
  // About a third of the steps are writes, the rest are messages, runs and crashes.
  const writes = 10 + Math.floor(191 * random.next() ** 12);
  // The endpoint in memory doesn't bring grants back from a backup, so it is the one or the other.
  const scoped = random.chance(0.25);
  const restores = !scoped && random.chance(0.7);
  return {
    laptops,
    scoped,
    steps: laptops * writes * 3,
    upheavals: {
      restart: 0.01,
      restore: restores ? 2 / (laptops * writes * 3) : 0,
      unrenewed: 0.6,
      storeFault: random.chance(0.5) ? 0.02 : 0,
      clockJump: 0.01,
    },
  };
}
