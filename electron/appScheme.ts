import type { Protocol } from 'electron';

/** The desk's pages live under this origin; nothing else is ever loaded into a window. */
export const appScheme = 'app';
export const appHost = 'desk';
export const appOrigin = `${appScheme}://${appHost}`;

/** Whether an address belongs to the desk. Node gives such addresses the origin "null", so the parts are compared. */
export function isDeskUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${appScheme}:` && url.host === appHost;
}

/** Must run before the app is ready. No CORS, no bypassing of the CSP: other origins can't read from the scheme. */
export function registerAppScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}
