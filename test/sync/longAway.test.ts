import { describe, expect, it } from 'vitest';
import { simulate } from './simulation';

describe('laptops of which one comes back after 400 days, on a bad network (I1, I2, I3, I4)', () => {
  it.each([
    [1300, false],
    [1400, true],
  ])(
    'S112 are like the endpoint when all is quiet, seeds from %i, with scopes: %s',
    async (first, scoped) => {
      const failed: { readonly seed: number; readonly violations: readonly string[] }[] = [];
      let forgotten = 0;
      for (let seed = first; seed < first + 25; seed += 1) {
        const outcome = await simulate(seed, { steps: 150, forgets: true, scoped });
        forgotten += outcome.forgotten;
        if (outcome.violations.length > 0) failed.push({ seed, violations: outcome.violations });
      }
      expect(failed).toEqual([]);
      expect(forgotten).toBeGreaterThan(10);
    },
  );
});
