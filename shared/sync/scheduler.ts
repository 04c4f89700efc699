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
  /** Spares the connection: what is written goes, gathered longer; news are fetched seldom, or when asked for. */
  saveData(on: boolean): void;
  /** Stops for good, or goes on. */
  setOffline(offline: boolean): void;
}

/** Writes that follow each other closely, an autosaved text, go together; more of them where data is saved. */
const gatherMs = 300;
const savingGatherMs = 5_000;
const blockedMs = 5 * 60_000;
/** How often the endpoint is asked for news where data is saved. */
const savingPollMs = 15 * 60_000;

/** Decides when the engine runs, and whether it fetches as well as sends. Starts offline. */
export function createScheduler({ engine, now, after, pollMs = 60_000 }: SchedulerParts): Scheduler {
  let offline = true;
  let running = false;
  let again = false;
  let waitingOut = false;
  let saving = false;
  /** Somebody asked for news; meanwhile sending is enough where data is saved. */
  let wanted = true;
  let fetchedAt = Number.NEGATIVE_INFINITY;
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
    const pull = !saving || wanted || untilNews() <= 0;
    wanted = false;
    const ended = await engine.sync({ pull });
    running = false;
    waitingOut = ended.state === 'waiting';
    if (pull && !waitingOut) fetchedAt = now().getTime();
    if (pull && waitingOut) wanted = true;
    if (offline) return;
    plan(again && !waitingOut ? gather() : pauseAfter(ended));
  }

  function gather(): number {
    return saving ? savingGatherMs : gatherMs;
  }

  /** Milliseconds until the endpoint is to be asked for news. */
  function untilNews(): number {
    const ms = fetchedAt + (saving ? savingPollMs : pollMs) - now().getTime();
    // A clock that was set back must not put it off.
    return Math.min(ms, saving ? savingPollMs : pollMs);
  }

  function pauseAfter(ended: SyncActivity): number {
    switch (ended.state) {
      case 'waiting':
        return Math.max(0, Date.parse(ended.until) - now().getTime());
      case 'needsToken':
      case 'blocked':
        return blockedMs;
      default:
        return saving ? Math.max(0, untilNews()) : pollMs;
    }
  }

  return {
    kick: () => {
      again = true;
      if (!offline && !running && !waitingOut) plan(gather());
    },
    retry: () => {
      engine.forgetFailures();
      again = true;
      wanted = true;
      waitingOut = false;
      if (!offline && !running) plan(0);
    },
    saveData: (on) => {
      if (saving === on) return;
      saving = on;
      // Whoever stops saving wants the news that were not fetched.
      if (!on) wanted = true;
      if (offline || running || waitingOut) return;
      plan(!on ? 0 : again ? gather() : Math.max(0, untilNews()));
    },
    setOffline: (wish) => {
      offline = wish;
      cancel?.();
      cancel = null;
      wanted ||= !offline;
      if (!offline && !running) plan(0);
      again = !offline;
    },
  };
}
