import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTurns } from '../../../endpoint/turns';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('Turns', () => {
  it('tells few at once, and one at a time while the instance is busy', async () => {
    let busy = true;
    const told: number[] = [];
    const turns = createTurns({ perSecond: 60, busy: () => busy });
    for (const number of [1, 2, 3, 4, 5, 6]) turns.add({ moved: () => told.push(number) });
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([1]);
    await vi.advanceTimersByTimeAsync(50);
    expect(told).toEqual([1, 2]);
    busy = false;
    await vi.advanceTimersByTimeAsync(50);
    expect(told).toEqual([1, 2, 3, 4, 5]);
    await vi.advanceTimersByTimeAsync(50);
    expect(told).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('tells somebody who moves twice before their turn once', async () => {
    let told = 0;
    const turns = createTurns({ perSecond: 40 });
    const laptop = { moved: () => (told += 1) };
    turns.add(laptop);
    turns.add(laptop);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toBe(1);
  });
});
