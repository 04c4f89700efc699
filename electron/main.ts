import { app, crashReporter, protocol, shell } from 'electron';
import { registerAppScheme } from './appScheme';
import { startDesk } from './desk';
import { createLog } from './log';
import { quietChromium, withoutDictionaryDownloads } from './networkPolicy';
import { findPlaces } from './places';
import { guardEverything } from './security';

/*
 * The boot, in its order. What is here must happen before the app is ready; the rest is in desk.ts.
 * Nothing is awaited at the top level: Electron gets ready only after this module has run.
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
    .then(() => startDesk(places, log))
    .catch((error: unknown) => {
      log.error('the desk did not start', error);
      void log.idle().then(() => app.exit(1));
    });
} else {
  app.exit(0);
}
