import { describe, expect, it } from 'vitest';
import { simulate } from './simulation';

describe('simulated laptops', () => {
  it('keep the invariants', async () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const outcome = await simulate(seed);
      if (seed < 6) console.log(seed, outcome);
      expect(outcome.violations, `seed ${seed}`).toEqual([]);
    }
  });
});
