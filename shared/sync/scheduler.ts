import type { SyncEngine } from './engine';
import type { SyncActivity } from './status';

export interface SchedulerParts {
  readonly engine: Pick<SyncEngine, 'sync' | 'forgetFailures'>;
  readonly now: () => Date;
  /** Calls back once after so many milliseconds; answers what takes it back. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** How often the endpoint is asked for news while all is well. */
  readonly pollMs?: number;
}

export interface Scheduler {
  /** Something was written: it goes at once, unless a failure is being waited out. */
  kick(): void;
  /** The connection, the token or the settings may be good again: tried at once, whatever went wrong before. */
  retry(): void;
  /** Stops for good, or goes on. */
  setOffline(offline: boolean): void;
}

/** Writes that follow each other closely, an autosaved text, go together. */
const gatherMs = 300;
const blockedMs = 5 * 60_000;

/** Decides when the engine runs. Starts offline. */
export function createScheduler({ engine, now, after, pollMs = 60_000 }: SchedulerParts): Scheduler {
  let offline = true;
  let running = false;
  let again = false;
  let waitingOut = false;
  let cancel: (() => void) | null = null;

  function plan(ms: number): void {
    cancel?.();
    cancel = after(ms, () => {
      cancel = null;
      void run();
    });
  }

  async function run(): Promise<void> {
    if (offline || running) return;
    running = true;
    again = false;
    const ended = await engine.sync();
    running = false;
    waitingOut = ended.state === 'waiting';
    if (offline) return;
    plan(again && !waitingOut ? gatherMs : pauseAfter(ended));
  }

  function pauseAfter(ended: SyncActivity): number {
    switch (ended.state) {
      case 'waiting':
        return Math.max(0, Date.parse(ended.until) - now().getTime());
      case 'needsToken':
      case 'blocked':
        return blockedMs;
      default:
        return pollMs;
    }
  }

  return {
    kick: () => {
      again = true;
      if (!offline && !running && !waitingOut) plan(gatherMs);
    },
    retry: () => {
      engine.forgetFailures();
      again = true;
      waitingOut = false;
      if (!offline && !running) plan(0);
    },
    setOffline: (wanted) => {
      offline = wanted;
      cancel?.();
      cancel = null;
      if (!offline && !running) plan(0);
      again = !offline;
    },
  };
}
