import type { Bridge } from '#shared/bridge/contract';
import type { Settings } from '#shared/bridge/settings';
import type { WorkerCommand, WorkerReport } from '../worker/messages';
import type { SyncCommands } from './SyncCommandsContext';
import { useSyncStatus } from './syncStatusStore';

interface SyncClientParts {
  readonly worker: Pick<Worker, 'postMessage' | 'addEventListener'>;
  readonly shell: Pick<Bridge, 'journal' | 'app' | 'on'>;
  readonly settings: Settings;
  /** The name of the desk's database. */
  readonly database: string;
}

/** The window's side of the sync's worker. */
export interface SyncClient extends SyncCommands {
  /** Something was written. */
  readonly kick: () => void;
}

/** Starts the worker's work and keeps the screen told; the worker runs while an endpoint is set and nobody is offline. */
export function startSync({ worker, shell, settings, database }: SyncClientParts): SyncClient {
  const send = (command: WorkerCommand): void => worker.postMessage(command);
  let offline = isOffline(settings);
  let endpoint = settings.endpoint;

  worker.addEventListener('message', (event) => {
    const report = (event as MessageEvent<WorkerReport>).data;
    switch (report.type) {
      case 'status':
        useSyncStatus.setState(
          offline ? { ...report.status, activity: { state: 'offline' } } : report.status,
        );
        return;
      case 'settled':
        void shell.journal.append([{ kind: 'settled', records: [...report.records] }]);
        return;
      case 'failed':
        void shell.app.log('error', `the sync's worker failed: ${report.detail}`);
        return;
    }
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
    syncNow: retry,
    answer: (choice) => send({ type: 'answer', choice }),
    retryQuarantined: () => send({ type: 'retryQuarantined' }),
  };
}

function isOffline({ endpoint, offline }: Settings): boolean {
  return endpoint === '' || offline;
}
