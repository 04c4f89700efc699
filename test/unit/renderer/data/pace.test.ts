import { describe, expect, it } from 'vitest';
import { createPace } from '../../../../renderer/data/pace';

/** A query that answers how often it was asked, after so many milliseconds of a clock that is moved by hand. */
function setUp(cost: number) {
  let now = 0;
  let runs = 0;
  let ending: (() => void) | null = null;
  const planned: { readonly at: number; readonly callback: () => void }[] = [];
  const turns: number[] = [];
  const pace = createPace<number>({
    now: () => now,
    after: (ms, callback) => void planned.push({ at: now + ms, callback }),
    again: () => void turns.push(now),
  });
  return {
    ask: () =>
      pace(() => {
        runs += 1;
        const answer = runs;
        return new Promise((resolve) => {
          ending = () => resolve(answer);
        });
      }),
    end: async () => {
      now += cost;
      ending?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
    pass: (ms: number) => {
      now += ms;
      for (const entry of planned.splice(0)) {
        if (entry.at <= now) entry.callback();
        else planned.push(entry);
      }
    },
    runs: () => runs,
    turns,
  };
}

describe('the pace of a live query', () => {
  it('asks at once when nothing runs and nothing rests', async () => {
    const { ask, end } = setUp(0);
    const first = ask();
    await end();
    expect(await first).toBe(1);
    const second = ask();
    await end();
    expect(await second).toBe(2);
  });

  it('rests half as long as a query took, answers what is known meanwhile, and then asks once more', async () => {
    const { ask, end, pass, runs, turns } = setUp(100);
    void ask();
    await end();
    expect(await ask()).toBe(1);
    expect(await ask()).toBe(1);
    expect(runs()).toBe(1);
    pass(50);
    expect(turns).toEqual([150]);
    void ask();
    expect(runs()).toBe(2);
  });

  it('rests longer while the changes go on, four times as long as a query took at the most, and shortly again after a quiet time', async () => {
    const { ask, end, pass, turns } = setUp(100);
    const rests: number[] = [];
    for (let run = 0; run < 6; run += 1) {
      if (run === 5) pass(3_000);
      void ask();
      await end();
      const asked = turns.length;
      void ask();
      let rest = 0;
      for (; turns.length === asked && rest < 1_000; rest += 50) pass(50);
      rests.push(rest);
    }
    expect(rests).toEqual([50, 100, 200, 400, 400, 50]);
  });

  it('rests two seconds at the most', async () => {
    const { ask, end, pass, turns } = setUp(10_000);
    void ask();
    await end();
    void ask();
    pass(1_950);
    expect(turns).toEqual([]);
    pass(50);
    expect(turns).toEqual([12_000]);
  });

  it('asks no second time while it runs, but once more after the rest', async () => {
    const { ask, end, pass, runs, turns } = setUp(100);
    const [first, second] = [ask(), ask()];
    expect(runs()).toBe(1);
    await end();
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    pass(50);
    expect(turns).toEqual([150]);
  });

  it('does not rest after a query that failed', async () => {
    const pace = createPace<number>({ now: () => 0, after: () => undefined, again: () => undefined });
    await expect(pace(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await pace(() => Promise.resolve(7))).toBe(7);
  });
});
