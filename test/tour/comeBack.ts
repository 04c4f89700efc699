import { expect } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keep, keepsakeFolder, picture } from './keepsakes';
import { goBy, regainNetwork, sentences, syncLine } from './laptop';
import type { Laptop } from './laptop';

/** Gives the network back and reads the receipt of what went, in both languages. */
export async function comeBack(manager: Laptop): Promise<void> {
  const { page, t } = manager;
  await goBy(page, 'gs');
  await expect(page.getByRole('heading', { name: t('frame.sync'), level: 1 })).toBeVisible();
  await expect(syncLine(page), 'the desk does not say that there is no connection').toContainText(
    t('sync.unreachable'),
  );
  const waiting = Number(/(\d+) modifications en attente/.exec(await syncLine(page).innerText())?.[1]);
  expect(waiting, 'the desk does not say how much waits').toBeGreaterThan(0);
  await picture(page, 'waiting', 'what waits to be sent, without a network');

  await regainNetwork(manager);
  await expect(syncLine(page), 'not everything was sent').toContainText(t('sync.allSent'));
  const receipt = page.locator('[data-receipt]');
  await expect(receipt, 'the receipt says that something was lost or needs somebody').toHaveText(
    /^\d+ modifications envoyées, 0 perdue, 0 vous attend$/,
  );
  const french = await receipt.innerText();
  await page.evaluate(() => window.escale.settings.set({ language: 'en' }));
  await expect(receipt).toHaveText(/^\d+ changes sent, 0 lost, 0 need you$/);
  await expect(syncLine(page)).toContainText(sentences('en')('sync.allSent'));
  const english = await receipt.innerText();
  expect(english.split(' ')[0], 'the receipt is not about what waited').toBe(String(waiting));
  const path = join(keepsakeFolder, 'receipt.txt');
  await writeFile(path, `${english}\n${french}\n`);
  keep(path, english);
  await picture(page, 'sync', 'the receipt');
}
