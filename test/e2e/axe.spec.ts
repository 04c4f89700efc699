import { expect, test } from '@playwright/test';
import { sampleHighlights } from '#shared/sample/portfolio';
import { expectNothingFound } from './support/accessibility';
import { launchDesk } from './support/app';
import { localToday } from './support/localToday';
import type { Desk } from './support/app';
import { begin, field, goTo, notes } from './support/screens';

/** Screens with nothing on them, with conflicts or with a failure are looked at where the tests bring them about. */
test.describe('axe finds nothing, in light and dark,', () => {
  test.describe.configure({ timeout: 120_000 });
  let desk: Desk;
  test.beforeAll(async () => {
    desk = await launchDesk();
    await begin(desk.page, 'sample');
  });
  test.afterAll(() => desk.kill());

  const { thursdayMeetingId, partnerId } = sampleHighlights({ today: localToday() });

  test('on the morning’s page, the trash, the sync and the settings', async () => {
    const { page } = desk;
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectNothingFound(page, 'Today');
    for (const [path, heading] of [
      ['/sync', 'Sync'],
      ['/settings', 'Settings'],
      ['/trash', 'Trash'],
      ['/nowhere', 'There is nothing at this address'],
    ] as const) {
      await goTo(page, path);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expectNothingFound(page, path);
    }
  });

  test('on the partners: the list, each tab of one, and a new one with a field marked', async () => {
    const { page } = desk;
    await goTo(page, '/partners');
    await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible();
    await expectNothingFound(page, 'the list of partners');
    await goTo(page, `/partners/${partnerId}`);
    const tabs = page.getByRole('tab');
    await expect(tabs).toHaveCount(6);
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(page.getByRole('tabpanel').locator('*').first()).toBeVisible();
      await expectNothingFound(page, `the tab ${await tab.innerText()} of a partner`);
    }
    await goTo(page, '/partners/new');
    await page.getByRole('button', { name: 'Create the partner' }).click();
    await expect(page.getByText('Fill this in.')).toBeVisible();
    await expectNothingFound(page, 'a new partner');
  });

  test('on the meetings: the week, both lists, a new one, and one from its brief to its report', async () => {
    const { page } = desk;
    for (const view of ['Past', 'Coming', 'Week']) {
      await goTo(page, '/meetings');
      await page.getByRole('radiogroup', { name: 'View' }).getByText(view).click();
      await expect(page.getByRole('main').getByRole('link').nth(3)).toBeVisible();
      await expectNothingFound(page, `the meetings, ${view}`);
    }
    await goTo(page, '/meetings/new');
    await expect(page.getByRole('dialog', { name: 'New meeting' })).toBeVisible();
    await expectNothingFound(page, 'a new meeting');
    await page.keyboard.press('Escape');

    await goTo(page, `/meetings/${thursdayMeetingId}`);
    await expect(page.getByRole('heading', { name: 'Points to raise' })).toBeVisible();
    await expectNothingFound(page, 'a brief');
    await page.keyboard.press('Control+2');
    await notes(page).click();
    await page.keyboard.type('- [ ] Send the price list');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('group', { name: 'Who does it, and by when: Send the price list' }),
    ).toBeVisible();
    await expectNothingFound(page, 'a meeting that is held, an action just made');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'End the meeting' }).click();
    await expect(page.getByRole('button', { name: 'Save as PDF' })).toBeVisible();
    await expectNothingFound(page, 'a report, and what was done told beside it');
  });

  test('on the palette and on the list of shortcuts', async () => {
    const { page } = desk;
    await goTo(page, '/');
    await page.keyboard.press('Control+k');
    await expectNothingFound(page, 'the palette');
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    await page.keyboard.type('ar');
    await expect(
      page
        .getByRole('dialog')
        .getByText(/^Partner · /)
        .first(),
    ).toBeVisible();
    await expectNothingFound(page, 'the palette with what it found');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectNothingFound(page, 'the shortcuts');
    await page.keyboard.press('Escape');
  });

  test('on an empty desk: the first start, Today, the partners and the meetings, in French', async () => {
    const empty = await launchDesk({ env: { LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' } });
    const { page } = empty;
    await expect(page.locator('[data-start="empty"]')).toBeVisible();
    await expectNothingFound(page, 'the first start');
    await begin(page, 'empty');
    await expectNothingFound(page, 'an empty Today');
    await goTo(page, '/partners');
    await expect(page.getByText('Aucun partenaire sur cet ordinateur')).toBeVisible();
    await expectNothingFound(page, 'no partners');
    await goTo(page, '/meetings');
    await expect(field(page, 'Rechercher')).toHaveCount(0);
    await expectNothingFound(page, 'no meetings');
    await empty.kill();
  });
});
