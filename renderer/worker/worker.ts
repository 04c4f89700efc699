import { makeId } from '#shared/domain/ids';
import { createEngine } from '#shared/sync/engine';
import { createProtocolClient } from '#shared/sync/protocolClient';
import { createListener } from '#shared/sync/listener';
import { createScheduler } from '#shared/sync/scheduler';
import { DeskDatabase } from '../data/db';
import { deviceId } from '../data/device';
import { hexSha256 } from '../data/hexSha256';
import { createSyncStore } from '../data/syncStore';
import { savesData, setSavesData } from '../data/saveData';
import { createEndpointTransport } from './endpointTransport';
import { createEventSource } from './eventSource';
import type { WorkerCommand, WorkerReport } from './messages';

const report = (message: WorkerReport): void => {
  self.postMessage(message);
};

// Commands that come while the worker is getting ready wait here.
const waiting: WorkerCommand[] = [];
let obey = (command: WorkerCommand): void => {
  if (command.type === 'open') begin(command.database);
  else waiting.push(command);
};
self.addEventListener('message', ({ data }: MessageEvent<WorkerCommand>) => obey(data));

/** Opens the desk's database and syncs until the window closes. Only one worker may, however many windows there are. */
async function work(name: string): Promise<never> {
  const strict = new DeskDatabase({ name });
  const relaxed = new DeskDatabase({ name, durability: 'relaxed' });
  await Promise.all([strict.open(), relaxed.open()]);
  for (const db of [strict, relaxed]) db.onTakenAway((detail) => report({ type: 'takenAway', detail }));
  const device = await deviceId(strict, makeId);
  const fetchOwn = fetch.bind(self);
  const after = (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  };
  const engine = createEngine({
    store: createSyncStore({ strict, relaxed, makeId }),
    client: createProtocolClient(
      createEndpointTransport(fetchOwn, device, {
        now: () => performance.now(),
        onSlow: (ms) => report({ type: 'slow', ms }),
      }),
    ),
    now: () => new Date(),
    random: Math.random,
    newId: makeId,
    device,
    sha256: hexSha256,
    onStatus: (status) => report({ type: 'status', status }),
    onSettled: (records) => report({ type: 'settled', records }),
  });
  const scheduler = createScheduler({ engine, now: () => new Date(), after });
  const listener = createListener({
    open: createEventSource(fetchOwn, device),
    onMoved: () => scheduler.heard(),
    onLive: (live) => scheduler.setLive(live),
    after,
    random: Math.random,
  });
  let saving = await savesData(strict);
  let offline = true;
  // Nobody needs to hear of news that aren't fetched.
  const listen = (): void => listener.setWanted(!offline && !saving);
  scheduler.saveData(saving);
  obey = (command) => {
    switch (command.type) {
      case 'open':
        return;
      case 'offline':
        offline = command.offline;
        scheduler.setOffline(offline);
        listen();
        return;
      case 'kick':
        void engine.refresh();
        scheduler.kick();
        return;
      case 'retry':
        scheduler.retry();
        listener.retry();
        return;
      case 'saveData':
        saving = command.saving;
        scheduler.saveData(saving);
        listen();
        void setSavesData(strict, saving);
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

function begin(database: string): void {
  navigator.locks.request(`${database}-sync`, () => work(database)).catch(fail);
}
