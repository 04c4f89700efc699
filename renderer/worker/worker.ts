import { makeId } from '#shared/domain/ids';
import { createEngine } from '#shared/sync/engine';
import { createProtocolClient } from '#shared/sync/protocolClient';
import { createScheduler } from '#shared/sync/scheduler';
import { DeskDatabase } from '../data/db';
import { deviceId } from '../data/device';
import { createSyncStore } from '../data/syncStore';
import { savesData, setSavesData } from '../data/saveData';
import { createEndpointTransport } from './endpointTransport';
import type { WorkerCommand, WorkerReport } from './messages';

const report = (message: WorkerReport): void => {
  self.postMessage(message);
};

// Commands that come while the worker is getting ready wait here.
const waiting: WorkerCommand[] = [];
let obey = (command: WorkerCommand): void => {
  waiting.push(command);
};
self.addEventListener('message', ({ data }: MessageEvent<WorkerCommand>) => obey(data));

/** Opens the desk's database and syncs until the window closes. Only one worker may, however many windows there are. */
async function work(): Promise<never> {
  const strict = new DeskDatabase();
  const relaxed = new DeskDatabase({ durability: 'relaxed' });
  await Promise.all([strict.open(), relaxed.open()]);
  const engine = createEngine({
    store: createSyncStore({ strict, relaxed, makeId }),
    client: createProtocolClient(
      createEndpointTransport(fetch.bind(self), {
        now: () => performance.now(),
        onSlow: (ms) => report({ type: 'slow', ms }),
      }),
    ),
    now: () => new Date(),
    random: Math.random,
    newId: makeId,
    device: await deviceId(strict, makeId),
    onStatus: (status) => report({ type: 'status', status }),
    onSettled: (records) => report({ type: 'settled', records }),
  });
  const scheduler = createScheduler({
    engine,
    now: () => new Date(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
  scheduler.saveData(await savesData(strict));
  obey = (command) => {
    switch (command.type) {
      case 'offline':
        scheduler.setOffline(command.offline);
        return;
      case 'kick':
        void engine.refresh();
        scheduler.kick();
        return;
      case 'retry':
        scheduler.retry();
        return;
      case 'saveData':
        scheduler.saveData(command.saving);
        void setSavesData(strict, command.saving);
        return;
      case 'answer':
        void engine.answer(command.choice).then(() => scheduler.retry());
        return;
      case 'retryQuarantined':
        void engine.retryQuarantined(command.tx).then(() => scheduler.retry());
        return;
    }
  };
  await engine.refresh();
  for (const command of waiting.splice(0)) obey(command);
  return new Promise<never>(() => undefined);
}

const fail = (error: unknown): void => report({ type: 'failed', detail: String(error) });
self.addEventListener('unhandledrejection', ({ reason }) => fail(reason));

void navigator.locks.request('escale-sync', work).catch(fail);
