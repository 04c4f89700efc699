import type { SyncEngine } from './engine';
import type { SyncActivity } from './status';

export interface SchedulerParts {
  readonly engine: Pick<SyncEngine, 'sync' | 'forgetFailures'>;
  readonly now: () => Date;
  /** Calls back once after so many milliseconds; answers what takes it back. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** How often the endpoint is asked for news while all is well and nothing tells of them. */
  readonly pollMs?: number;
  /** How often all the same while its stream of events is open. */
  readonly livePollMs?: number;
}

export interface Scheduler {
  /** Something was written: it goes at once, unless a failure is being waited out. */
  kick(): void;
  /** The endpoint says that there is news: fetched at once, unless a failure is being waited out. */
  heard(): void;
  /** Whether the endpoint tells of its news by itself. */
  setLive(live: boolean): void;
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
/** Pushes of a colleague that follow each other closely are fetched together; short enough not to be felt. */
const heardMs = 50;
const blockedMs = 5 * 60_000;
/** How often the endpoint is asked for news where data is saved. */
const savingPollMs = 15 * 60_000;

/** Decides when the engine runs, and whether it fetches as well as sends. Starts offline. */
export function createScheduler({
  engine,
  now,
  after,
  pollMs = 60_000,
  livePollMs = 10 * 60_000,
}: SchedulerParts): Scheduler {
  let offline = true;
  let running = false;
  let again = false;
  let waitingOut = false;
  let live = false;
  let plannedMs = 0;
  let saving = false;
  /** Somebody asked for news; meanwhile sending is enough where data is saved. */
  let asked = true;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  function plan(ms: number): void {
    cancel?.();
    plannedMs = ms;
    cancel = after(ms, () => {
      cancel = null;
      void run();
    });
  }

  async function run(): Promise<void> {
    if (offline || running) return;
    running = true;
    again = false;
    const pull = !saving || asked || untilNews() <= 0;
    asked = false;
    const ended = await engine.sync({ pull });
    running = false;
    waitingOut = ended.state === 'waiting';
    if (pull && !waitingOut) fetchedAt = now().getTime();
    if (pull && waitingOut) asked = true;
    if (offline) return;
    plan(again && !waitingOut ? gather() : pauseAfter(ended));
  }

  function gather(): number {
    return saving ? savingGatherMs : gatherMs;
  }

  /** Milliseconds until the endpoint is to be asked for news where data is saved; a clock set back doesn't put it off. */
  function untilNews(): number {
    return Math.max(0, Math.min(savingPollMs, fetchedAt + savingPollMs - now().getTime()));
  }

  function pauseAfter(ended: SyncActivity): number {
    switch (ended.state) {
      case 'waiting':
        return Math.max(0, Date.parse(ended.until) - now().getTime());
      case 'needsToken':
      case 'blocked':
        return blockedMs;
      default:
        return saving ? untilNews() : live ? livePollMs : pollMs;
    }
  }

  function soon(ms: number): void {
    again = true;
    if (!offline && !running && !waitingOut) plan(ms);
  }

  return {
    heard: () => {
      if (!saving) soon(heardMs);
    },
    setLive: (wanted) => {
      if (live === wanted) return;
      live = wanted;
      // Nobody tells any more: the long pause becomes a short one.
      if (!live && cancel !== null && plannedMs === livePollMs) plan(pollMs);
    },
    kick: () => soon(gather()),
    retry: () => {
      engine.forgetFailures();
      again = true;
      asked = true;
      waitingOut = false;
      if (!offline && !running) plan(0);
    },
    saveData: (on) => {
      if (saving === on) return;
      saving = on;
      // Whoever stops saving wants the news that were not fetched.
      if (!on) asked = true;
      if (offline || running || waitingOut) return;
      plan(!on ? 0 : again ? gather() : untilNews());
    },
    setOffline: (wanted) => {
      offline = wanted;
      asked ||= !offline;
      cancel?.();
      cancel = null;
      if (!offline && !running) plan(0);
      again = !offline;
    },
  };
}
