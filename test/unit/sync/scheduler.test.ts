import { describe, expect, it } from 'vitest';
import { createScheduler } from '#shared/sync/scheduler';
import type { SyncActivity } from '#shared/sync/status';

/** A scheduler whose timers are a list, on an engine that ends as it is told. */
function setUp() {
  let endsAs: SyncActivity = { state: 'idle' };
  let runs = 0;
  let forgotten = 0;
  const planned: { ms: number; callback: () => void }[] = [];
  const scheduler = createScheduler({
    engine: {
      sync: async () => {
        runs += 1;
        return endsAs;
      },
      forgetFailures: () => {
        forgotten += 1;
      },
    },
    now: () => new Date('2026-01-05T08:00:00.000Z'),
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
    pass: async () => {
      planned.shift()?.callback();
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
