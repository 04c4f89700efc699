import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { shellCalls, shellEvents } from '#shared/bridge/names';
import { callChannel, eventChannel } from './channels';
import type { CallAnswer } from './channels';

/** Puts `window.escale` (the contract's `Bridge`) on the page: one plain function a call, and `on` for events. */
const namespaces = calls();
contextBridge.exposeInMainWorld('escale', {
  ...namespaces,
  files: { ...namespaces['files'], add: addFiles },
  on: listen(new Set(Object.keys(shellEvents))),
});
answerForSilentPages();

/** A page that doesn't listen to `flush` has nothing to write; its window needn't wait for it. */
function answerForSilentPages(): void {
  const flush = eventChannel('flush');
  ipcRenderer.on(flush, () => {
    if (ipcRenderer.listenerCount(flush) === 1) void ipcRenderer.invoke(callChannel('app.flushed'));
  });
}

function calls() {
  return Object.fromEntries(
    Object.entries(shellCalls).map(([namespace, methods]) => [
      namespace,
      Object.fromEntries(Object.keys(methods).map((method) => [method, call(`${namespace}.${method}`)])),
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

/**
 * Hands over files that a person dropped or pasted. Which file on the disk one stands for is found here, by Chromium:
 * a script of the page can make up names, but no path.
 */
async function addFiles(files: unknown): Promise<unknown> {
  if (!Array.isArray(files)) throw new TypeError('no files');
  const sources = await Promise.all(
    files.map(async (file: unknown) => {
      if (!(file instanceof File)) throw new TypeError('not a file');
      const name = file.name === '' ? 'file' : file.name;
      const path = webUtils.getPathForFile(file);
      return path === '' ? { name, bytes: new Uint8Array(await file.arrayBuffer()) } : { name, path };
    }),
  );
  return call('files.add')(sources);
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
