import type { App, Session } from 'electron';

/** Protocols that never leave the machine. */
const localProtocols: ReadonlySet<string> = new Set(['app:', 'devtools:', 'blob:', 'data:']);

/**
 * Whether a session may make a request.
 * @param address of the request
 * @param endpoint the address of the one endpoint that the session serves, '' for none
 */
export function isAllowedRequest(address: string, endpoint: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (localProtocols.has(url.protocol)) return true;
  if (endpoint === '' || !URL.canParse(endpoint)) return false;
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === new URL(endpoint).origin;
}

/** Cancels every request of a session but those that `isAllowedRequest` allows for one of the addresses. */
export function restrictRequests(session: Session, addresses: () => Iterable<string>): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    const allowed = ['', ...addresses()].some((address) => isAllowedRequest(details.url, address));
    callback({ cancel: !allowed });
  });
}

const chromiumSwitches = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'dns-prefetch-disable',
  'no-pings',
  'no-default-browser-check',
] as const;

const chromiumFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
] as const;

/** Switches off what Chromium asks the network for on its own. Must run before the app is ready. */
export function quietChromium(app: App): void {
  for (const name of chromiumSwitches) app.commandLine.appendSwitch(name);
  const others = app.commandLine.getSwitchValue('disable-features');
  app.commandLine.appendSwitch(
    'disable-features',
    [...(others === '' ? [] : [others]), ...chromiumFeatures].join(','),
  );
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/**
 * Where the system has no spell checker of its own (Windows, Linux), Chromium fetches dictionaries from a public
 * server, so spelling is off there. Should it ever ask all the same, it asks this machine's discard port.
 */
export function withoutDictionaryDownloads(session: Session, platform: NodeJS.Platform): void {
  if (canSpellCheck(platform)) return;
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL('http://127.0.0.1:9/');
}

/** macOS checks spelling with the system's dictionaries, nothing is downloaded. */
export function canSpellCheck(platform: NodeJS.Platform): boolean {
  return platform === 'darwin';
}
