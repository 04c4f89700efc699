import { app, crashReporter, protocol, shell } from 'electron';
import { appScheme, registerAppScheme } from './appScheme';
import { createLog } from './log';
import type { Log } from './log';
import { canSpellCheck, quietChromium, withoutDictionaryDownloads } from './networkPolicy';
import { findPlaces } from './places';
import { guardEverything } from './security';
import { openDeskWindow } from './window';

/*
 * The boot, in its order. What is here must happen before the app is ready; the rest is in desk.ts.
 * Nothing is awaited at the top level, and little is imported: Electron gets ready only after this module has run.
 */
quietChromium(app);
// Root can't have Chromium's sandbox; who starts it as root says so, and must not be overruled.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme(protocol);

const places = findPlaces();

if (app.requestSingleInstanceLock()) {
  app.setPath('crashDumps', places.crashes);
  crashReporter.start({ uploadToServer: false });
  const log = createLog({ folder: places.logs, home: app.getPath('home'), now: () => new Date() });
  process.on('uncaughtException', (error) => log.error('uncaught', error));
  process.on('unhandledRejection', (reason) => log.error('unhandled', reason));

  guardEverything(app, {
    openExternal: (url) =>
      void shell.openExternal(url).catch((error: unknown) => log.error('outside', error)),
    refused: (what) => log.warn(`refused: ${what}`),
  });

  app.on('session-created', (session) => withoutDictionaryDownloads(session, process.platform));

  app
    .whenReady()
    .then(() => start(log))
    .catch((error: unknown) => {
      log.error('the desk did not start', error);
      void log.idle().then(() => app.exit(1));
    });
} else {
  app.exit(0);
}

/**
 * The window opens first, and the rest of the shell is loaded while the window's process starts, which takes longer. Its
 * page is answered when everything that it may call is there.
 */
async function start(log: Log): Promise<void> {
  const loading = import('./desk');
  const openWindow = () =>
    openDeskWindow({
      preload: places.preload,
      stateFile: places.windowState,
      spellcheck: canSpellCheck(process.platform),
      devTools: isInspectable(),
      log,
    });
  const answering = loading.then(({ startDesk }) => startDesk({ places, log, first, openWindow }));
  protocol.handle(appScheme, async (request) => (await answering)(request));
  const first = openWindow();
  await answering;
}

/** A packaged desk can be inspected only by who starts it for that; its menus offer no tools. */
function isInspectable(): boolean {
  return !app.isPackaged || app.commandLine.hasSwitch('remote-debugging-port');
}
