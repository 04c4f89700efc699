import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNothingFound } from './support/accessibility';
import type { Desk } from './support/app';
import { field, goTo, syncLine, words, workOffline } from './support/screens';
import { fetchNews, twoLaptops } from './support/twoLaptops';
import type { TwoLaptops } from './support/twoLaptops';

const partner = 'Gavotte Informatique';

async function change(page: Page, address: string, label: string, value: string): Promise<void> {
  await goTo(page, address);
  await field(page, label).fill(value);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText(words.en.savedAt)).toBeVisible();
}

async function comeBack(page: Page): Promise<void> {
  await workOffline(page, false);
  await expect(syncLine(page)).toHaveText(/^(All sent|\d+ needs? you)/);
}

test.describe('two laptops that were offline at once', () => {
  test.describe.configure({ mode: 'serial' });
  let laptops: TwoLaptops;
  let anne: Desk;
  let bruno: Desk;
  let address: string;

  test.beforeAll(async () => {
    laptops = await twoLaptops(partner);
    ({ anne, bruno, address } = laptops);
  });
  test.afterAll(() => laptops.end());

  test('both see both edits when they changed different fields of one partner', async () => {
    await workOffline(anne.page, true);
    await workOffline(bruno.page, true);
    await change(anne.page, address, 'City', 'Quimper');
    await change(bruno.page, address, 'Territory', 'Finistère sud');
    await comeBack(anne.page);
    await comeBack(bruno.page);
    await fetchNews(anne.page);
    for (const { page } of [anne, bruno]) {
      await goTo(page, address);
      await expect(field(page, 'City')).toHaveValue('Quimper');
      await expect(field(page, 'Territory')).toHaveValue('Finistère sud');
      await expect(syncLine(page)).toHaveText(words.en.allSent);
    }
  });

  test('the same field keeps one value, and each shows both until a person settles it', async () => {
    await workOffline(anne.page, true);
    await workOffline(bruno.page, true);
    await change(anne.page, address, 'City', 'Quimperlé');
    await change(bruno.page, address, 'City', 'Concarneau');
    await comeBack(anne.page);
    await comeBack(bruno.page);
    await expect(syncLine(bruno.page)).toHaveText('1 needs you');
    await fetchNews(anne.page);
    await expect(syncLine(anne.page)).toHaveText('1 needs you');

    for (const { page } of [anne, bruno]) {
      await goTo(page, address);
      await expect(field(page, 'City')).toHaveValue('Quimperlé');
      await goTo(page, '/sync');
      await page.getByRole('link', { name: partner }).click();
      const conflict = page.getByRole('group', { name: 'City' });
      await expect(conflict.getByRole('cell')).toHaveText(['Quimper', 'Quimperlé', 'Concarneau']);
      await expect(conflict.getByRole('columnheader')).toHaveText([
        'Before',
        /^In the record\s*Anne Le Goff, /,
        /^Kept beside it\s*Bruno Tanguy, /,
      ]);
    }
    await expectNothingFound(bruno.page, 'settling a conflict');

    await bruno.page.getByRole('button', { name: 'Take the kept one' }).click();
    await expect(syncLine(bruno.page)).toHaveText(words.en.allSent);
    await fetchNews(anne.page);
    await expect(syncLine(anne.page)).toHaveText(words.en.allSent);
    for (const { page } of [anne, bruno]) {
      await goTo(page, address);
      await expect(field(page, 'City')).toHaveValue('Concarneau');
    }
  });
});
