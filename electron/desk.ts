import { app, clipboard, Menu, nativeTheme, powerMonitor, safeStorage, session, shell } from 'electron';
import { pageFurniture } from '#shared/reports/pageFurniture';
import { createAttachments } from './attachments/attachments';
import { createCloser } from './closing';
import { offerContextMenu } from './contextMenu';
import { openAccountList } from './accounts/accountList';
import { createEntrance } from './accounts/entrance';
import { openWorkplace } from './accounts/workplace';
import type { Workplace } from './accounts/workplace';
import { createEndpointCall } from './attachments/endpointCall';
import { createEndpointProxy } from './endpointProxy';
import { openEndpointSession } from './endpointSession';
import { createEmit } from './events';
import { appHandlers } from './handlers/app';
import { journalHandlers } from './handlers/journal';
import { reportHandlers } from './handlers/reports';
import { settingsHandlers } from './handlers/settings';
import { openIdentitySession } from './identitySession';
import { registerCalls } from './ipc';
import { systemKeyring } from './keyring';
import type { Log } from './log';
import { menuTemplate } from './menu';
import { restrictRequests } from './networkPolicy';
import type { Places } from './places';
import { printFonts } from './printFonts';
import { createPrinter } from './printing';
import { createDeskProtocol } from './protocol';
import type { DeskProtocol } from './protocol';
import { askForFile, askForFiles, askForPlace } from './saveDialog';
import { saveFile } from './saveFile';
import { findProvider } from './signIn/findProvider';
import { signIn } from './signIn/signIn';
import { whoIs } from './signIn/whoami';
import { shownLanguage, systemLanguage } from './systemLanguage';
import { askSelf, tellWiped } from './wipe/askEndpoint';
import { sweepProfile } from './wipe/sweepProfile';
import { openWipeFile } from './wipe/wipeFile';
import { createWiper } from './wipe/wiper';
import type { DeskWindow } from './window';

/** What a print page may call; the desk itself may call everything. */
const printCalls: ReadonlySet<string> = new Set(['reports.printModel', 'reports.printReady', 'app.log']);

/** How long after the start, and then how often, the journal lets go of what was settled long ago. */
const tidyAfter = 90_000;
const tidyEvery = 6 * 60 * 60 * 1000;

export interface DeskParts {
  readonly places: Places;
  readonly log: Log;
  /** The window that is open already; its page waits for the answer of `startDesk`. */
  readonly first: DeskWindow;
  /** Opens another one after the first was closed. */
  readonly openWindow: () => DeskWindow;
}

/** Puts the desk together; the app must be ready. Resolves with what answers the addresses of its pages. */
export async function startDesk({ places, log, first, openWindow }: DeskParts): Promise<DeskProtocol> {
  let desk: DeskWindow | null = null;
  let quitting = false;
  const windowNow = () => (desk === null || desk.window.isDestroyed() ? null : desk.window);
  const emit = createEmit(() => windowNow()?.webContents ?? null);
  const warn = (message: string) => log.warn(message);
  log.info(`Escale ${app.getVersion()} on ${process.platform}, Electron ${process.versions.electron}`);

  // What the profile keeps, of the account that is open.
  const userAgent = `Escale/${app.getVersion()}`;
  const outside = openIdentitySession(userAgent);
  const accounts = await openAccountList({ file: places.accounts, now: Date.now, warn });
  const openPlace = (key: string): Promise<Workplace> =>
    openWorkplace(places.account(key), {
      keyring: systemKeyring(safeStorage),
      outside,
      warn,
      onFault: (fault) => emit('journalFault', fault),
      onEnded: () => void entrance.state().then((state) => emit('accountChanged', state)),
    });
  let workplace = await openPlace(accounts.current().key);
  const settings = () => workplace.settings.current();
  const language = () => shownLanguage(settings().language, app.getPreferredSystemLanguages());
  /** How the open desk's worker names this laptop. */
  let device: { readonly id: string; readonly of: Workplace['tokens'] } | null = null;
  const savedFiles = new Set<string>();
  const folder = () => settings().lastFolder || app.getPath('documents');
  const rememberFolder = (lastFolder: string) => workplace.settings.change({ lastFolder });
  const attachments = createAttachments({
    place: () => workplace.files,
    openPath: (path) => shell.openPath(path),
    changed: () => emit('filesChanged', null),
    askForFiles: () => askForFiles(windowNow()),
    askForPlace: (proposal) => askForPlace(windowNow(), proposal),
    folder,
    rememberFolder,
    saved: (path) => savedFiles.add(path),
    now: () => new Date(),
    log,
    network: {
      state: settings,
      tokens: () => workplace.tokens,
      device: () => (device?.of === workplace.tokens ? device.id : null),
      fetch: (url, init) => fetchOutside(url, init),
    },
  });

  // The network: none for the pages, the endpoint alone for the proxy, its identity provider for a sign-in.
  restrictRequests(session.defaultSession, () => []);
  const network = openEndpointSession(() => [settings().endpoint, ...wiper.endpoints()], userAgent);
  const fetchOutside = (url: string, init: RequestInit) =>
    network.fetch(url, { ...init, bypassCustomProtocolHandlers: true });
  const answer = createDeskProtocol({
    root: places.pages,
    attachments: attachments.answer,
    endpoint: createEndpointProxy({
      state: settings,
      tokens: () => workplace.tokens,
      fetch: fetchOutside,
      device: (id) => (device = { id, of: workplace.tokens }),
      wiped: (id) => void wiper.heard(id),
    }),
  });

  // What the desk may call.
  const printer = createPrinter({
    preload: places.preload,
    furniture: (model) => pageFurniture(model, printFonts),
  });
  const closer = createCloser({
    askToFlush: () => emit('flush', null),
    canAnswer: () => windowNow()?.webContents.isCrashed() === false,
    finish: async () => {
      await Promise.all([desk?.keepState(), workplace.settings.idle(), workplace.journal.close()]);
      await log.idle();
    },
    late: () => log.warn('the desk closed without having flushed'),
  });
  const install = async (next: Workplace): Promise<void> => {
    await Promise.all([workplace.settings.idle(), workplace.journal.close()]);
    workplace = next;
    savedFiles.clear();
    followSettings();
  };
  const warnOf = (message: string, error: unknown): void =>
    error === null ? log.warn(message) : log.error(message, error);
  const askOutside = createEndpointCall({
    state: settings,
    tokens: () => workplace.tokens,
    fetch: fetchOutside,
  });
  const wiper = createWiper({
    kept: await openWipeFile(places.wipes),
    accounts,
    places: places.account,
    workplace: () => workplace,
    prepare: ({ key }) => openPlace(key),
    leave: async () => {
      await windowNow()?.loadURL('about:blank');
    },
    still: async () => attachments.close(),
    signedOut: (grant) =>
      void findProvider(outside, grant, Date.now)
        .then((provider) => provider.revoke(grant.refresh ?? grant.access ?? ''))
        .catch((error: unknown) => warnOf('the provider was not told of a wipe', error)),
    install,
    arrive: () => desk?.load(),
    sweep: (wiped) => sweepProfile(places, accounts, session.defaultSession, wiped),
    ask: (id) => askSelf(askOutside, id),
    tell: (wipe) => tellWiped(fetchOutside, wipe),
    after: (ms, callback) => void setTimeout(callback, ms),
    changed: () => void entrance.state().then((state) => emit('accountChanged', state)),
    warn: warnOf,
  });
  const entrance = createEntrance({
    accounts,
    workplace: () => workplace,
    prepare: ({ key }) => openPlace(key),
    leave: async () => {
      await closer.flush();
      await windowNow()?.loadURL('about:blank');
    },
    install,
    wipe: wiper.notice,
    arrive: () => desk?.load(),
    signIn: async ({ waiting, ...request }) => {
      const openBrowser = (address: string) => shell.openExternal(address);
      const parts = { outside, openBrowser, waiting, language, now: Date.now, warn };
      const signedIn = await signIn(parts, request);
      toFront();
      return signedIn;
    },
    whoIs: (endpoint, token) => whoIs(outside, endpoint, token, AbortSignal.timeout(20_000)),
    findProvider: (grant) => findProvider(outside, grant, Date.now),
    changed: (state) => emit('accountChanged', state),
    warn: warnOf,
  });
  registerCalls({
    log,
    now: () => performance.now(),
    allowedCalls: (contentsId) => (printer.prints(contentsId) ? printCalls : null),
    handlers: {
      app: appHandlers({
        info: () => ({
          version: app.getVersion(),
          platform: desktopPlatform(process.platform),
          systemLanguage: systemLanguage(app.getPreferredSystemLanguages()),
          logFolder: places.logs,
        }),
        openExternal: (url) => shell.openExternal(url),
        showItemInFolder: (path) => shell.showItemInFolder(path),
        hasSaved: (path) => savedFiles.has(path),
        writeClipboard: (text) => clipboard.writeText(text),
        flushed: closer.flushed,
        log,
      }),
      settings: settingsHandlers(() => workplace.settings),
      account: { ...entrance, ...wiper.handlers },
      journal: journalHandlers(() => workplace.journal),
      files: attachments.handlers,
      reports: reportHandlers({
        print: printer.print,
        modelOf: printer.modelOf,
        ready: printer.ready,
        askForFile: (proposal, extension) => askForFile(windowNow(), proposal, extension),
        save: saveFile,
        folder,
        rememberFolder,
        saved: (path) => savedFiles.add(path),
        failed: (error) => log.error('a report was not saved', error),
      }),
    },
  });

  // What follows the settings.
  const applySettings = (): void => {
    nativeTheme.themeSource = settings().theme;
    const template = menuTemplate({
      language: language(),
      platform: process.platform,
      development: !app.isPackaged,
      command: (command) => emit('command', command),
      showLog: () => void shell.openPath(places.logs),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  const followSettings = (): void => {
    applySettings();
    workplace.settings.onChange((changed) => {
      applySettings();
      attachments.retry();
      emit('settingsChanged', changed);
    });
  };
  followSettings();

  // The window, and what happens to it.
  const follow = (opened: DeskWindow): void => {
    desk = opened;
    closer.guard(opened.window);
    offerContextMenu(opened.window, language);
    opened.window.on('closed', () => {
      desk = null;
      // Holding the window back for the flush has stopped the quitting.
      if (quitting) app.quit();
    });
  };
  await wiper.resume();
  if (!first.window.isDestroyed()) follow(first);
  const toFront = (): void => {
    const window = windowNow();
    if (window === null) return follow(openWindow());
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  app.on('second-instance', toFront);
  app.on('before-quit', () => (quitting = true));
  app.on('activate', () => {
    if (windowNow() === null) follow(openWindow());
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  powerMonitor.on('suspend', () => emit('flush', null));
  powerMonitor.on('shutdown', () => emit('flush', null));
  const wake = (): void => {
    attachments.retry();
    emit('wake', null);
  };
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);

  attachments.tidy().catch((error: unknown) => log.error('the attachments were not tidied', error));
  const tidy = () =>
    workplace.journal.tidy().catch((error: unknown) => log.error('the journal was not tidied', error));
  setTimeout(() => void tidy(), tidyAfter);
  setInterval(() => void tidy(), tidyEvery);
  return answer;
}

function desktopPlatform(platform: NodeJS.Platform): 'win32' | 'darwin' | 'linux' {
  return platform === 'win32' || platform === 'darwin' ? platform : 'linux';
}
