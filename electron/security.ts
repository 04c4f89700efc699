import type { App, Session, WebContents, WebPreferences } from 'electron';
import { endpointPrefix, filesPrefix } from '#shared/bridge/addresses';
import { isDeskUrl } from './appScheme';
import { isExternalLink } from './externalLinks';

/** Preferences of every window; only the preload differs. */
export const hardenedPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
} as const satisfies WebPreferences;

/**
 * Granted to the desk's own pages: copying, and that the database isn't evicted when the disk gets scarce.
 * Everything else is refused to everybody.
 */
const grantedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'persistent-storage']);

export function isGranted(permission: string, requestingUrl: string): boolean {
  return grantedPermissions.has(permission) && isDeskUrl(requestingUrl);
}

/** Pages of the desk may be gone to; what the endpoint answers and what somebody attached is data, never a page. */
export function isAllowedNavigation(address: string): boolean {
  if (!isDeskUrl(address)) return false;
  const { pathname } = new URL(address);
  return !pathname.startsWith(endpointPrefix) && !pathname.startsWith(`${filesPrefix}/`);
}

export interface Guards {
  /** Opens an address that passed `isExternalLink` outside. */
  readonly openExternal: (url: string) => void;
  readonly refused: (what: string) => void;
}

/** Puts the guards on every page and session as they come into being. */
export function guardEverything(app: App, guards: Guards): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, guards));
  app.on('session-created', guardSession);
}

function guardContents(contents: WebContents, { openExternal, refused }: Guards): void {
  // Fires for the main frame and all others.
  contents.on('will-frame-navigate', (details) => {
    if (details.isMainFrame && isAllowedNavigation(details.url)) return;
    details.preventDefault();
    if (details.isMainFrame && isExternalLink(details.url)) openExternal(details.url);
    else refused('navigation');
  });
  contents.on('will-redirect', (details) => {
    details.preventDefault();
    refused('redirect');
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    refused('webview');
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalLink(url)) openExternal(url);
    else refused('window');
    return { action: 'deny' };
  });
}

function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isGranted(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
}
