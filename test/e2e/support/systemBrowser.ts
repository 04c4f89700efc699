import type { ElectronApplication } from '@playwright/test';
import { expect } from '@playwright/test';
import { createBrowser } from '../../support/browser';
import type { Page } from '../../support/browser';

/** The system's browser, played by a plain HTTP client: what the desk hands over is noted, and gone to when told. */
export interface SystemBrowser {
  /** Goes where the desk sends it next; answers the page at the end. */
  readonly follow: () => Promise<Page>;
  /** The address that the desk hands over next; nobody goes there. */
  readonly next: () => Promise<string>;
}

declare global {
  var openedOutside: string[];
}

/** Puts it in the place of the system's. */
export async function playBrowser(app: ElectronApplication): Promise<SystemBrowser> {
  await app.evaluate(({ shell }) => {
    globalThis.openedOutside = [];
    shell.openExternal = async (address) => void globalThis.openedOutside.push(address);
  });
  const browser = createBrowser();
  let taken = 0;
  const next = async (): Promise<string> => {
    let address = '';
    await expect
      .poll(async () => (address = (await app.evaluate(() => globalThis.openedOutside))[taken] ?? ''))
      .not.toBe('');
    taken += 1;
    return address;
  };
  return { next, follow: async () => browser.visit(await next()) };
}
