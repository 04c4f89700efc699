import { describe, expect, it } from 'vitest';
import { simulate } from './simulation';

describe('laptops whose disks lose records and older versions come back, on a bad network (I1, I2, I3, I4)', () => {
  it.each([
    [1100, false],
    [1200, true],
  ])(
    'S111 are like the endpoint again when all is quiet, seeds from %i, with scopes: %s',
    async (first, scoped) => {
      const failed: { readonly seed: number; readonly violations: readonly string[] }[] = [];
      let damages = 0;
      for (let seed = first; seed < first + 25; seed += 1) {
        const outcome = await simulate(seed, { steps: 100, damages: true, scoped });
        damages += outcome.damages;
        if (outcome.violations.length > 0) failed.push({ seed, violations: outcome.violations });
      }
      expect(failed).toEqual([]);
      expect(damages).toBeGreaterThan(100);
    },
  );
});
