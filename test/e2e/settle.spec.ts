import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNothingFound } from './support/accessibility';
import type { Desk } from './support/app';
import { field, goTo, syncLine, words, workOffline } from './support/screens';
import { fetchNews, twoLaptops } from './support/twoLaptops';
import type { TwoLaptops } from './support/twoLaptops';

const partner = 'Gavotte Informatique';

async function change(page: Page, address: string, values: Readonly<Record<string, string>>): Promise<void> {
  await goTo(page, address);
  for (const [label, value] of Object.entries(values)) {
    await field(page, label).fill(value);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByText(words.en.savedAt)).toBeVisible();
  }
}

/** Both are offline, write, and come back, Anne first: Bruno's values are the kept ones. */
async function meet(
  [anne, bruno]: readonly [Page, Page],
  address: string,
  [annes, brunos]: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>],
): Promise<void> {
  for (const page of [anne, bruno]) await workOffline(page, true);
  await change(anne, address, annes);
  await change(bruno, address, brunos);
  await workOffline(anne, false);
  await expect(syncLine(anne)).toHaveText(words.en.allSent);
  await workOffline(bruno, false);
  const waiting = new RegExp(`^${Object.keys(brunos).length} needs? you`);
  await expect(syncLine(bruno)).toHaveText(waiting);
  await fetchNews(anne);
  await expect(syncLine(anne)).toHaveText(waiting);
}

/** What the field with the focus is called. */
function focused(page: Page): Promise<string | null> {
  return page.evaluate(
    () => document.activeElement?.closest('[data-conflict]')?.querySelector('h2')?.textContent ?? null,
  );
}

test.describe('S76 settling by the keyboard, on two laptops', () => {
  test.describe.configure({ mode: 'serial', timeout: 240_000 });
  let laptops: TwoLaptops;
  let anne: Desk;
  let bruno: Desk;
  let address: string;

  test.beforeAll(async () => {
    laptops = await twoLaptops(partner);
    ({ anne, bruno, address } = laptops);
  });
  test.afterAll(() => laptops.end());

  test('the record says that it needs somebody, and leads to where it is settled', async () => {
    await meet([anne.page, bruno.page], address, [
      { City: 'Quimperlé', Territory: 'Finistère sud', Postcode: '29300' },
      { City: 'Concarneau', Territory: 'Cornouaille', Postcode: '29900' },
    ]);
    const { page } = bruno;
    await goTo(page, address);
    await page
      .getByText('3 fields need you')
      .locator('..')
      .locator('..')
      .getByRole('link', { name: 'Settle' })
      .press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: partner })).toBeVisible();
    const city = page.getByRole('group', { name: 'City' });
    await expect(city.getByRole('columnheader')).toHaveText([
      'Before',
      /^In the record\s*Anne Le Goff, /,
      /^Kept beside it\s*Bruno Tanguy, /,
    ]);
    await expect(city.getByRole('cell')).toHaveText(['None', 'Quimperlé', 'Concarneau']);
    await expectNothingFound(page, 'settling');
  });

  test('figures and E settle the field that has the focus, and the next one gets it', async () => {
    const { page } = bruno;
    await page.getByRole('group', { name: 'City' }).focus();
    await page.keyboard.press('2');
    await expect(page.getByRole('group')).toHaveCount(2);
    await expect.poll(() => focused(page)).not.toBeNull();
    await page.getByRole('group', { name: 'Territory' }).focus();
    await page.keyboard.press('e');
    await page.getByLabel('Territory', { exact: true }).and(page.locator('input')).fill('Cornouaille sud');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group')).toHaveCount(1);
    await expect.poll(() => focused(page)).toBe('Postcode');
    await page.keyboard.press('1');
    await expect(page.getByText('Everything is settled')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Back to Sync' })).toBeFocused();
    await expect(syncLine(page)).toHaveText(words.en.allSent);
  });

  test('what is settled on one laptop is gone from the other, and both hold the same', async () => {
    await fetchNews(anne.page);
    await expect(syncLine(anne.page)).toHaveText(words.en.allSent);
    for (const { page } of [anne, bruno]) {
      await goTo(page, address);
      await expect(field(page, 'City')).toHaveValue('Concarneau');
      await expect(field(page, 'Territory')).toHaveValue('Cornouaille sud');
      await expect(field(page, 'Postcode')).toHaveValue('29300');
      await expect(page.getByText(/need you/)).toHaveCount(0);
    }
  });

  test('a settlement is taken back, and the conflict is there again', async () => {
    await meet([anne.page, bruno.page], address, [{ City: 'Lorient' }, { City: 'Vannes' }]);
    const { page } = anne;
    await goTo(page, '/settle');
    await page.getByRole('group', { name: 'City' }).focus();
    await page.keyboard.press('2');
    await expect(page.getByText('Everything is settled')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('group', { name: 'City' }).getByRole('cell')).toHaveText([
      'Concarneau',
      'Lorient',
      'Vannes',
    ]);
  });
});
