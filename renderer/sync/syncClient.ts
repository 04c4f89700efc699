import type { Bridge } from '#shared/bridge/contract';
import type { Settings } from '#shared/bridge/settings';
import type { WorkerCommand, WorkerReport } from '../worker/messages';
import type { SyncCommands } from './SyncCommandsContext';
import { createSupervisor } from './supervisor';
import type { SyncWorker } from './supervisor';
import { useSyncNotices } from './syncNoticeStore';
import { useSyncStatus } from './syncStatusStore';

interface SyncClientParts {
  /** Starts a worker; called again when one has failed. */
  readonly spawn: () => Worker;
  /** Calls back when the first one may start. */
  readonly begin: (start: () => void) => void;
  readonly shell: Pick<Bridge, 'journal' | 'app' | 'on'>;
  readonly settings: Settings;
  /** The name of the desk's database. */
  readonly database: string;
  /** The worker has found the database gone. */
  readonly onTakenAway: (detail: string) => void;
}

/** The window's side of the sync's worker. */
export interface SyncClient extends SyncCommands {
  /** Something was written. */
  readonly kick: () => void;
  /** For good. */
  readonly stop: () => void;
}

/** Starts the worker's work and keeps the screen told; the worker runs while an endpoint is set and nobody is offline. */
export function startSync(parts: SyncClientParts): SyncClient {
  const { begin, spawn, shell, settings, database, onTakenAway } = parts;
  let offline = isOffline(settings);
  let endpoint = settings.endpoint;

  const onReport = (report: WorkerReport): void => {
    switch (report.type) {
      case 'status':
        useSyncStatus.setState(
          offline ? { ...report.status, activity: { state: 'offline' } } : report.status,
        );
        return;
      case 'settled':
        void shell.journal.append([{ kind: 'settled', records: [...report.records] }]);
        return;
      case 'slow':
        useSyncNotices.setState({ slowMs: report.ms });
        return;
      case 'takenAway':
        onTakenAway(report.detail);
        return;
      case 'failed':
        return;
    }
  };
  const { send, stop } = createSupervisor({
    begin,
    spawn: () => supervised(spawn()),
    now: () => new Date(),
    after: (ms, callback) => void setTimeout(callback, ms),
    every: (ms, callback) => void setInterval(callback, ms),
    onReport,
    onTrouble: (trouble) => useSyncNotices.setState({ trouble }),
    log: (message) => void shell.app.log('error', message),
  });
  shell.on('settingsChanged', (changed) => {
    const moved = changed.endpoint !== endpoint;
    endpoint = changed.endpoint;
    if (isOffline(changed) !== offline) {
      offline = isOffline(changed);
      if (offline) useSyncStatus.setState({ activity: { state: 'offline' } });
      send({ type: 'offline', offline });
    } else if (moved) send({ type: 'retry' });
  });
  const retry = (): void => send({ type: 'retry' });
  shell.on('wake', retry);
  window.addEventListener('online', retry);
  if (offline) useSyncStatus.setState({ activity: { state: 'offline' } });
  send({ type: 'open', database });
  send({ type: 'offline', offline });
  return {
    kick: () => send({ type: 'kick' }),
    stop,
    syncNow: retry,
    answer: (choice) => send({ type: 'answer', choice }),
    saveData: (saving) => send({ type: 'saveData', saving }),
    retryQuarantined: (tx) => send({ type: 'retryQuarantined', ...(tx ? { tx } : {}) }),
  };
}

/** A worker as the supervisor sees it; what it throws is a failure like any other. */
function supervised(worker: Worker): SyncWorker {
  return {
    postMessage: (command: WorkerCommand) => worker.postMessage(command),
    onReport: (listener) => {
      worker.addEventListener('message', ({ data }: MessageEvent<WorkerReport>) => listener(data));
      worker.addEventListener('error', ({ message }) =>
        listener({ type: 'failed', detail: message || 'it could not be started' }),
      );
    },
    terminate: () => worker.terminate(),
  };
}

function isOffline({ endpoint, offline }: Settings): boolean {
  return endpoint === '' || offline;
}
