import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startEndpoint } from '../../support/endpoint';
import type { TestEndpoint } from '../../support/endpoint';
import { launchDesk } from './app';
import type { Desk } from './app';
import { addPartner, begin, connect, goTo, syncLine, words } from './screens';

export interface TwoLaptops {
  readonly endpoint: TestEndpoint;
  readonly anne: Desk;
  readonly bruno: Desk;
  /** The page of the one partner that both hold. */
  readonly address: string;
  readonly end: () => Promise<void>;
}

/** Anne's and Bruno's laptops on one endpoint, with a partner of this name on both. */
export async function twoLaptops(partner: string): Promise<TwoLaptops> {
  const endpoint = await startEndpoint();
  const [anne, bruno] = await Promise.all([launchDesk(), launchDesk()]);
  await begin(anne.page, 'empty', 'Anne Le Goff');
  await begin(bruno.page, 'empty', 'Bruno Tanguy');
  const address = await addPartner(anne.page, partner);
  await connect(anne.page, endpoint.url, await endpoint.token('Anne Le Goff'));
  await expect(syncLine(anne.page)).toHaveText(words.en.allSent);
  await connect(bruno.page, endpoint.url, await endpoint.token('Bruno Tanguy'));
  await goTo(bruno.page, address);
  await expect(bruno.page.getByRole('heading', { level: 1, name: partner })).toBeVisible();
  const end = async (): Promise<void> => {
    await Promise.all([anne.kill(), bruno.kill()]);
    await endpoint.stop();
  };
  return { endpoint, anne, bruno, address, end };
}

/** Asks for what others have sent, as the button does, without waiting for the next minute. */
export async function fetchNews(page: Page): Promise<void> {
  await goTo(page, '/sync');
  await page.getByRole('button', { name: 'Sync now' }).click();
}
