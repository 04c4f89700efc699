import { describe, expect, it } from 'vitest';
import { mixedFleet } from './mixedFleet';
import type { FleetOutcome } from './mixedFleet';

describe('S139 laptops of three versions and an endpoint that is older, then newer', () => {
  it('lose nothing (I1, I2, I3, I10), and meet all that it is about', async () => {
    const outcomes: FleetOutcome[] = [];
    for (let seed = 1; seed <= 60; seed += 1) {
      const outcome = await mixedFleet(seed);
      expect(outcome.violations, `seed ${seed}`).toEqual([]);
      expect(outcome.left, `seed ${seed}`).toBe(0);
      outcomes.push(outcome);
    }
    const sum = (of: (outcome: FleetOutcome) => number) =>
      outcomes.reduce((total, outcome) => total + of(outcome), 0);
    expect(sum(({ moved }) => moved)).toBeGreaterThan(50);
    expect(sum(({ blocked }) => blocked)).toBeGreaterThan(50);
    expect(sum(({ waited }) => waited)).toBeGreaterThan(100);
    expect(sum(({ unanswered }) => unanswered)).toBeGreaterThan(20);
    expect(sum(({ merges }) => merges)).toBeGreaterThan(20);
    expect(sum(({ conflicts }) => conflicts)).toBeGreaterThan(20);
  });
});
