import { BrowserWindow, nativeTheme, screen } from 'electron';
import { appOrigin } from './appScheme';
import type { Log } from './log';
import { hardenedPreferences } from './security';
import { keepWindowState, minimumSize, placeWindow, readWindowState } from './windowState';

export interface DeskWindowOptions {
  readonly preload: string;
  /** Where size and place are kept. */
  readonly stateFile: string;
  readonly spellcheck: boolean;
  readonly devTools: boolean;
  readonly log: Log;
}

/** Colours of the empty window, those of the page, so that it doesn't flash before the first paint. */
const backgrounds = { light: '#ffffff', dark: '#1a1b1e' } as const;
const background = () => (nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light);

/** How often the page is loaded again after it crashed, within the time given in milliseconds. */
const revivals = { most: 3, within: 60_000 } as const;

export interface DeskWindow {
  readonly window: BrowserWindow;
  /** Loads the desk from its first page; what was shown before can't be gone back to. */
  readonly load: () => void;
  /** Resolves when size and place are on the disk. */
  readonly keepState: () => Promise<void>;
}

/** Opens the desk's window where it was last and begins to load the desk; its protocol must be handled by then. */
export function openDeskWindow(options: DeskWindowOptions): DeskWindow {
  const { preload, stateFile, spellcheck, devTools, log } = options;
  const saved = readWindowState(stateFile);
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  const window = new BrowserWindow({
    ...placeWindow(
      saved,
      [main, ...others].map((display) => display.workArea),
    ),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    fullscreen: saved?.fullScreen ?? false,
    backgroundColor: background(),
    webPreferences: {
      ...hardenedPreferences,
      preload,
      spellcheck,
      devTools,
    },
  });
  if (saved?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  const followTheme = (): void => window.setBackgroundColor(background());
  nativeTheme.on('updated', followTheme);
  window.once('closed', () => nativeTheme.off('updated', followTheme));
  const keepState = keepStateOf(window, stateFile, log);
  reviveAfterCrash(window, log);
  window.webContents.on('unresponsive', () => log.warn('the desk does not answer'));
  window.webContents.on('preload-error', (_event, _path, error) => log.error('the preload failed', error));
  const load = (): void => {
    window
      .loadURL(`${appOrigin}/`)
      .then(() => window.webContents.navigationHistory.clear())
      .catch((error: unknown) => log.error('the desk could not be loaded', error));
  };
  load();
  return { window, load, keepState };
}

/** Keeps size and place half a second after the last change, and whenever it is told to. */
function keepStateOf(window: BrowserWindow, file: string, log: Log): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const keep = async (): Promise<void> => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    const state = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    };
    await keepWindowState(file, state).catch((error: unknown) =>
      log.error('the window state was not kept', error),
    );
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('closed', () => clearTimeout(timer));
  return keep;
}

/** What was shown as saved is on the disk, so a page that crashed may simply be loaded again. */
function reviveAfterCrash(window: BrowserWindow, log: Log): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error(`the desk's page ended: ${reason}`);
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < revivals.within), now];
    if (crashes.length <= revivals.most) window.webContents.reload();
    else window.destroy();
  });
}
