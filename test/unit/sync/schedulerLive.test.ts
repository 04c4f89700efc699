import { describe, expect, it } from 'vitest';
import { createScheduler } from '#shared/sync/scheduler';
import type { SyncActivity } from '#shared/sync/status';

function setUp(endsAs: SyncActivity = { state: 'idle' }) {
  let runs = 0;
  const planned: { ms: number; callback: () => void }[] = [];
  const scheduler = createScheduler({
    engine: {
      sync: async () => {
        runs += 1;
        return endsAs;
      },
      forgetFailures: () => undefined,
    },
    now: () => new Date('2026-01-05T08:00:00.000Z'),
    after: (ms, callback) => {
      const timer = { ms, callback };
      planned.push(timer);
      return () => void planned.splice(planned.indexOf(timer), 1);
    },
  });
  const pass = async () => {
    planned.shift()?.callback();
    await new Promise(setImmediate);
  };
  return { scheduler, planned: () => planned.map(({ ms }) => ms), pass, runs: () => runs };
}

describe('the schedule beside a stream of events', () => {
  it('asks seldom while the endpoint tells, and each minute again when it no longer does', async () => {
    const { scheduler, planned, pass } = setUp();
    scheduler.setOffline(false);
    await pass();
    expect(planned()).toEqual([60_000]);
    scheduler.setLive(true);
    await pass();
    expect(planned()).toEqual([600_000]);
    scheduler.setLive(false);
    expect(planned()).toEqual([60_000]);
  });

  it('keeps a write that is about to go when the stream ends', async () => {
    const { scheduler, planned, pass } = setUp();
    scheduler.setOffline(false);
    scheduler.setLive(true);
    await pass();
    scheduler.kick();
    scheduler.setLive(false);
    expect(planned()).toEqual([300]);
  });

  it('fetches what it hears of at once', async () => {
    const { scheduler, planned, pass, runs } = setUp();
    scheduler.setOffline(false);
    await pass();
    scheduler.heard();
    expect(planned()).toEqual([50]);
    await pass();
    expect(runs()).toBe(2);
  });

  it('waits out what the endpoint asked to wait for, whatever it hears', async () => {
    const fault = { kind: 'unavailable', status: 429, retryAfterMs: 45_000 } as const;
    const { scheduler, planned, pass } = setUp({
      state: 'waiting',
      until: '2026-01-05T08:00:45.000Z',
      fault,
    });
    scheduler.setOffline(false);
    await pass();
    scheduler.heard();
    expect(planned()).toEqual([45_000]);
  });
});
