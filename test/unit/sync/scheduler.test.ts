import { describe, expect, it } from 'vitest';
import { createScheduler } from '#shared/sync/scheduler';
import type { SyncActivity } from '#shared/sync/status';

/** A scheduler whose timers are a list, on an engine that ends as it is told. */
function setUp() {
  let endsAs: SyncActivity = { state: 'idle' };
  let runs = 0;
  let forgotten = 0;
  let time = Date.parse('2026-01-05T08:00:00.000Z');
  const pulled: boolean[] = [];
  const planned: { ms: number; callback: () => void }[] = [];
  const scheduler = createScheduler({
    engine: {
      sync: async ({ pull } = { pull: true }) => {
        runs += 1;
        pulled.push(pull);
        return endsAs;
      },
      forgetFailures: () => {
        forgotten += 1;
      },
    },
    now: () => new Date(time),
    after: (ms, callback) => {
      const timer = { ms, callback };
      planned.push(timer);
      return () => void planned.splice(planned.indexOf(timer), 1);
    },
  });
  return {
    scheduler,
    planned: () => planned.map(({ ms }) => ms),
    runs: () => runs,
    forgotten: () => forgotten,
    /** Of each run, whether it fetched. */
    pulled,
    pass: async () => {
      const timer = planned.shift();
      time += timer?.ms ?? 0;
      timer?.callback();
      await new Promise(setImmediate);
    },
    endAs: (activity: SyncActivity) => {
      endsAs = activity;
    },
  };
}

const waiting = {
  state: 'waiting',
  until: '2026-01-05T08:00:45.000Z',
  fault: { kind: 'unreachable', detail: '' },
} as const;

describe('S43 the schedule', () => {
  it('runs nothing offline, and goes at once when the person comes back', async () => {
    const { scheduler, planned, pass, runs } = setUp();
    scheduler.kick();
    expect(planned()).toEqual([]);
    scheduler.setOffline(false);
    expect(planned()).toEqual([0]);
    await pass();
    expect([runs(), planned()]).toEqual([1, [60_000]]);
    scheduler.setOffline(true);
    expect(planned()).toEqual([]);
  });

  it('gathers writes that follow each other', async () => {
    const { scheduler, planned, pass } = setUp();
    scheduler.setOffline(false);
    await pass();
    scheduler.kick();
    scheduler.kick();
    expect(planned()).toEqual([300]);
  });

  it('waits a failure out whatever is written, until something may have changed', async () => {
    const { scheduler, planned, pass, endAs, forgotten } = setUp();
    endAs(waiting);
    scheduler.setOffline(false);
    await pass();
    expect(planned()).toEqual([45_000]);
    scheduler.kick();
    expect(planned()).toEqual([45_000]);
    scheduler.retry();
    expect([planned(), forgotten()]).toEqual([[0], 1]);
  });

  it('tries what is blocked now and then', async () => {
    const { scheduler, planned, pass, endAs } = setUp();
    endAs({ state: 'needsToken' });
    scheduler.setOffline(false);
    await pass();
    expect(planned()).toEqual([300_000]);
  });
});

describe('S48 saving data', () => {
  it('sends what is written, gathered longer, and fetches nothing with it', async () => {
    const { scheduler, planned, pass, pulled } = setUp();
    scheduler.saveData(true);
    scheduler.setOffline(false);
    await pass();
    expect([pulled, planned()]).toEqual([[true], [15 * 60_000]]);
    scheduler.kick();
    expect(planned()).toEqual([5_000]);
    await pass();
    expect([pulled, planned()]).toEqual([[true, false], [15 * 60_000 - 5_000]]);
  });

  it('fetches every quarter of an hour, however much is written', async () => {
    const { scheduler, pass, pulled } = setUp();
    scheduler.saveData(true);
    scheduler.setOffline(false);
    await pass();
    for (let writes = 0; writes < 200; writes += 1) {
      scheduler.kick();
      await pass();
    }
    expect(pulled.filter(Boolean)).toHaveLength(2);
    expect(pulled.indexOf(true, 1)).toBe(180);
  });

  it('fetches when the person asks, and again when the fetching failed', async () => {
    const { scheduler, pass, pulled, endAs } = setUp();
    scheduler.saveData(true);
    scheduler.setOffline(false);
    await pass();
    endAs(waiting);
    scheduler.retry();
    await pass();
    endAs({ state: 'idle' });
    await pass();
    expect(pulled).toEqual([true, true, true]);
  });

  it('fetches at once what was left out when it ends, and forgets no write when it begins', async () => {
    const { scheduler, planned, pass, pulled } = setUp();
    scheduler.setOffline(false);
    await pass();
    scheduler.kick();
    scheduler.saveData(true);
    expect(planned()).toEqual([5_000]);
    await pass();
    scheduler.saveData(false);
    expect(planned()).toEqual([0]);
    await pass();
    expect([pulled, planned()]).toEqual([[true, false, true], [60_000]]);
  });
});
