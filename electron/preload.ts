import { contextBridge, ipcRenderer } from 'electron';
import { bridgeArgument, callChannel, eventChannel } from './channels';
import type { BridgeNames, CallAnswer } from './channels';

/** Puts `window.escale` (the contract's `Bridge`) on the page: one plain function a call, and `on` for events. */
const argument = process.argv.find((text) => text.startsWith(bridgeArgument));
if (argument !== undefined) {
  const names = JSON.parse(argument.slice(bridgeArgument.length)) as BridgeNames;
  contextBridge.exposeInMainWorld('escale', { ...calls(names), on: listen(new Set(names.events)) });
  answerForSilentPages();
}

/** A page that doesn't listen to `flush` has nothing to write; its window needn't wait for it. */
function answerForSilentPages(): void {
  const flush = eventChannel('flush');
  ipcRenderer.on(flush, () => {
    if (ipcRenderer.listenerCount(flush) === 1) void ipcRenderer.invoke(callChannel('app.flushed'));
  });
}

function calls({ calls: namespaces }: BridgeNames) {
  return Object.fromEntries(
    Object.entries(namespaces).map(([namespace, methods]) => [
      namespace,
      Object.fromEntries(methods.map((method) => [method, call(`${namespace}.${method}`)])),
    ]),
  );
}

function call(name: string) {
  return async (...args: unknown[]): Promise<unknown> => {
    const answer = (await ipcRenderer.invoke(callChannel(name), ...args)) as CallAnswer;
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  };
}

function listen(events: ReadonlySet<string>) {
  return (event: unknown, listener: unknown): (() => void) => {
    if (typeof event !== 'string' || !events.has(event) || typeof listener !== 'function') {
      throw new TypeError('unknown event');
    }
    const heard = (_event: unknown, payload: unknown) => void Reflect.apply(listener, undefined, [payload]);
    ipcRenderer.on(eventChannel(event), heard);
    return () => void ipcRenderer.removeListener(eventChannel(event), heard);
  };
}
