import { describe, expect, it } from 'vitest';
import { initialStatus } from '#shared/sync/status';
import type { SyncActivity } from '#shared/sync/status';
import { createSupervisor } from '../../../renderer/sync/supervisor';
import type { SyncTrouble } from '../../../renderer/sync/supervisor';
import type { WorkerCommand, WorkerReport } from '../../../renderer/worker/messages';

const minute = 60_000;
const ignore: (report: WorkerReport) => void = () => undefined;

/** A supervisor over workers that do as they are told, on a clock that is moved by hand. */
function setUp() {
  let time = Date.parse('2026-01-05T08:00:00.000Z');
  let tick = (): void => undefined;
  const timers: { at: number; callback: () => void }[] = [];
  const workers: { told: WorkerCommand[]; ended: boolean; report: (report: WorkerReport) => void }[] = [];
  const troubles: SyncTrouble[] = [];
  const supervisor = createSupervisor({
    spawn: () => {
      const worker = {
        told: [] as WorkerCommand[],
        ended: false,
        report: ignore,
      };
      workers.push(worker);
      return {
        postMessage: (command) => void worker.told.push(command),
        onReport: (listener) => {
          worker.report = listener;
        },
        terminate: () => {
          worker.ended = true;
        },
      };
    },
    begin: (start) => start(),
    now: () => new Date(time),
    after: (ms, callback) => void timers.push({ at: time + ms, callback }),
    every: (_ms, callback) => {
      tick = callback;
    },
    onReport: () => undefined,
    onTrouble: (trouble) => troubles.push(trouble),
    log: () => undefined,
  });
  supervisor.send({ type: 'offline', offline: false });
  return {
    supervisor,
    workers,
    troubles,
    says: (activity: SyncActivity) =>
      workers.at(-1)?.report({ type: 'status', status: { ...initialStatus, activity } }),
    fails: () => workers.at(-1)?.report({ type: 'failed', detail: 'boom' }),
    /** Lets time pass in the supervisor's own steps. */
    pass: (ms: number) => {
      for (const end = time + ms; time < end;) {
        time = Math.min(end, time + 30_000);
        tick();
        for (const timer of timers.filter(({ at }) => at <= time)) {
          timers.splice(timers.indexOf(timer), 1);
          timer.callback();
        }
      }
    },
    sleep: (ms: number) => {
      time += ms;
      tick();
    },
  };
}

describe('S47 the worker of the sync', () => {
  it('is started again when it fails, told what holds, and the person is told', () => {
    const { supervisor, workers, troubles, fails, pass, says } = setUp();
    fails();
    expect(workers[0]?.ended).toBe(true);
    expect(troubles).toMatchObject([{ reason: 'failed', over: false }]);
    supervisor.send({ type: 'answer', choice: 'keep' });
    pass(minute);
    expect(workers).toHaveLength(2);
    expect(workers[1]?.told).toEqual([
      { type: 'offline', offline: false },
      { type: 'answer', choice: 'keep' },
    ]);
    says({ state: 'connecting' });
    says({ state: 'idle' });
    expect(troubles.at(-1)).toMatchObject({ over: true });
  });

  it('is started again later each time, until a run has come to its end', () => {
    const { troubles, fails, pass, says, workers } = setUp();
    const delays = (): number[] =>
      troubles.filter(({ over }) => !over).map(({ restartsAt }) => Date.parse(restartsAt));
    const waits: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const before = workers.length;
      fails();
      let waited = 0;
      while (workers.length === before) {
        pass(30_000);
        waited += 30_000;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([30_000, 30_000, 30_000, 90_000]);
    expect(delays()).toHaveLength(4);
    says({ state: 'connecting' });
    says({ state: 'idle' });
    fails();
    pass(30_000);
    expect(workers).toHaveLength(6);
  });

  it('is started again when nothing moves while a request is under way', () => {
    const { workers, troubles, says, pass } = setUp();
    says({ state: 'pushing', sent: 0, of: 12 });
    pass(14 * minute);
    says({ state: 'pushing', sent: 0, of: 12 });
    expect(workers).toHaveLength(1);
    pass(2 * minute);
    expect(troubles).toMatchObject([{ reason: 'stuck' }]);
    expect(workers).toHaveLength(2);
  });

  it('is left alone while something moves, while it waits, offline, and when the computer slept', () => {
    const { workers, says, pass, sleep, supervisor } = setUp();
    for (let received = 0; received < 10; received += 1) {
      says({ state: 'pulling', received, of: null });
      pass(10 * minute);
    }
    const fault = { kind: 'unavailable', status: 503, retryAfterMs: null } as const;
    says({ state: 'waiting', until: '2026-01-05T12:00:00.000Z', fault });
    pass(120 * minute);
    says({ state: 'connecting' });
    sleep(600 * minute);
    pass(minute);
    supervisor.send({ type: 'offline', offline: true });
    pass(120 * minute);
    expect(workers).toHaveLength(1);
  });

  it('is started again when the timer between two runs is lost', () => {
    const { workers, says, pass } = setUp();
    says({ state: 'idle' });
    pass(31 * minute);
    expect(workers).toHaveLength(2);
  });

  it('gets a new connection to the database when the old one refuses again and again', () => {
    const { workers, says } = setUp();
    for (const second of [1, 2, 3]) {
      says({ state: 'connecting' });
      says({
        state: 'waiting',
        until: `2026-01-05T08:00:0${second}.000Z`,
        fault: { kind: 'storage', detail: 'the connection is closing' },
      });
    }
    expect(workers[0]?.ended).toBe(true);
  });

  it('S88 is ended for good when the database is gone, lest it makes an empty one', () => {
    const { supervisor, workers, fails, pass } = setUp();
    fails();
    supervisor.stop();
    pass(120 * minute);
    expect(workers).toHaveLength(1);
  });
});
