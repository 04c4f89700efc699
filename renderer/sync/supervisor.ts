import type { SyncActivity, SyncStatus } from '#shared/sync/status';
import type { WorkerCommand, WorkerReport } from '../worker/messages';

/** As much of a worker as the supervisor needs. */
export interface SyncWorker {
  postMessage(command: WorkerCommand): void;
  onReport(listener: (report: WorkerReport) => void): void;
  terminate(): void;
}

/** The sync's worker broke down: what happened, and when it is or was started again. */
export interface SyncTrouble {
  /** `failed`: it said so, or its disk refuses again and again; `stuck`: nothing moved for too long. */
  readonly reason: 'failed' | 'stuck';
  readonly restartsAt: string;
  /** Whether a run has come to its end since. */
  readonly over: boolean;
}

export interface SupervisorParts {
  readonly spawn: () => SyncWorker;
  /** Calls back when the first worker may start. */
  readonly begin: (start: () => void) => void;
  readonly now: () => Date;
  /** Calls back once after so many milliseconds. */
  readonly after: (ms: number, callback: () => void) => void;
  /** Calls back again and again. */
  readonly every: (ms: number, callback: () => void) => void;
  readonly onReport: (report: WorkerReport) => void;
  readonly onTrouble: (trouble: SyncTrouble) => void;
  readonly log: (message: string) => void;
}

export interface Supervisor {
  readonly send: (command: WorkerCommand) => void;
  /** For good: the database is gone, and no new worker may make another one. */
  readonly stop: () => void;
}

const tickMs = 30_000;
/** How long nothing may move while a request is under way: a page over a very bad line takes minutes. */
const stillMs = 15 * 60_000;
/** Between two runs, at the most (when data is saved). */
const pauseMs = 15 * 60_000;
const firstDelayMs = 1_000;
const mostDelayMs = 10 * 60_000;
/** Refusals of the disk in a row after which a new connection to the database is tried. */
const mostRefusals = 3;

/**
 * Keeps a worker at work: one that fails, or in which nothing moves although it isn't offline, is ended and started
 * anew, later each time until a run has come to its end. Nothing is lost by it: all that the worker does is in the
 * database before it counts.
 */
export function createSupervisor(parts: SupervisorParts): Supervisor {
  const { now, after, log } = parts;
  /** What a new worker must be told first; the last of each kind. */
  const standing = new Map<WorkerCommand['type'], WorkerCommand>();
  /** What was asked while there was no worker. */
  const waiting: WorkerCommand[] = [];
  let worker: SyncWorker | null = null;
  let failures = 0;
  let trouble: SyncTrouble | null = null;
  let activity: SyncActivity = { state: 'offline' };
  let movedAt = now().getTime();
  let tickedAt = movedAt;
  let refusals = 0;
  let stopped = false;

  function start(): void {
    if (stopped) return;
    const started = parts.spawn();
    worker = started;
    movedAt = now().getTime();
    started.onReport((report) => {
      // What an ended worker still had to say is no news.
      if (worker !== started) return;
      if (report.type === 'failed') restart('failed', report.detail);
      else if (report.type === 'status') observe(report.status);
      if (report.type !== 'status' || worker === started) parts.onReport(report);
    });
    for (const command of [...standing.values(), ...waiting.splice(0)]) started.postMessage(command);
  }

  function observe(status: SyncStatus): void {
    const moved = JSON.stringify(status.activity) !== JSON.stringify(activity);
    activity = status.activity;
    if (!moved) return;
    movedAt = now().getTime();
    if (activity.state === 'waiting') refusals = activity.fault.kind === 'storage' ? refusals + 1 : 0;
    if (activity.state === 'idle' || activity.state === 'asking') {
      refusals = 0;
      failures = 0;
      if (trouble && !trouble.over) tell({ ...trouble, over: true });
    }
    if (refusals >= mostRefusals) restart('failed', 'the database refuses');
  }

  function restart(reason: SyncTrouble['reason'], detail: string): void {
    if (stopped) return;
    worker?.terminate();
    worker = null;
    refusals = 0;
    const delay = Math.min(mostDelayMs, firstDelayMs * 4 ** failures);
    failures += 1;
    log(`the sync's worker ${reason}, for the ${failures}. time in a row: ${detail}`);
    tell({ reason, restartsAt: new Date(now().getTime() + delay).toISOString(), over: false });
    after(delay, start);
  }

  function tell(next: SyncTrouble): void {
    trouble = next;
    parts.onTrouble(next);
  }

  parts.every(tickMs, () => {
    const at = now().getTime();
    // The computer slept: the worker did as well.
    if (at - tickedAt > 3 * tickMs) movedAt += at - tickedAt;
    tickedAt = at;
    if (!worker || activity.state === 'offline' || isOffline(standing.get('offline'))) return;
    if (at - movedAt > bearable(activity, movedAt) * 2 ** failures) restart('stuck', activity.state);
  });
  parts.begin(start);
  return {
    send: (command) => {
      if (command.type === 'offline') movedAt = now().getTime();
      if (holds(command)) standing.set(command.type, command);
      else if (!worker) waiting.push(command);
      worker?.postMessage(command);
    },
    stop: () => {
      stopped = true;
      worker?.terminate();
      worker = null;
    },
  };
}

/** Whether every worker must be told it. */
function holds({ type }: WorkerCommand): boolean {
  return type === 'open' || type === 'offline' || type === 'saveData';
}

function isOffline(command: WorkerCommand | undefined): boolean {
  return command?.type === 'offline' && command.offline;
}

/** For how long an activity may stay as it is. */
function bearable(activity: SyncActivity, since: number): number {
  switch (activity.state) {
    case 'connecting':
    case 'pushing':
    case 'pulling':
      return stillMs;
    case 'waiting':
      return Math.max(0, Date.parse(activity.until) - since) + stillMs;
    default:
      return pauseMs + stillMs;
  }
}
