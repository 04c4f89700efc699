import { expect, test } from '@playwright/test';
import { launchDesk } from './support/app';
import { damagedCopy, damages } from './support/profile';
import type { Damage } from './support/profile';
import { addPartner, begin, field, goTo, notes, notesPane, openNotes, words } from './support/screens';

test('a kill in mid-sentence costs at most the last second of the notes', async () => {
  const desk = await launchDesk();
  await begin(desk.page, 'empty');
  const partner = await addPartner(desk.page, 'Gavotte Informatique');
  const editor = await openNotes(desk.page, partner);
  const meeting = await desk.page.evaluate(() => window.location.pathname);
  await editor.click();

  // Without a rest, which would be saved at once.
  const sentence =
    'Ils prennent la démonstration de janvier et demandent d’abord les nouveaux tarifs. '.repeat(20);
  const typedAt: number[] = [];
  const started = Date.now();
  for (const letter of sentence) {
    if (Date.now() - started > 3_000) break;
    await desk.page.keyboard.insertText(letter);
    typedAt.push(Date.now());
  }
  const killedAt = Date.now();
  await desk.kill();
  const safe = typedAt.filter((at) => at <= killedAt - 1_000).length;
  expect(safe).toBeGreaterThan(0);

  const again = await launchDesk({ userData: desk.userData });
  await goTo(again.page, meeting);
  await again.page.keyboard.press('Control+2');
  await expect(notes(again.page)).toContainText(sentence.slice(0, safe).trim());
  await again.kill();
});

test.describe('what was shown as saved is there after a kill, and is said to be, on a laptop that', () => {
  const partner = 'Gavotte Informatique';
  let userData: string;
  let meeting: string;
  let address: string;

  test.beforeAll(async () => {
    const desk = await launchDesk();
    const { page } = desk;
    await begin(page, 'empty');
    address = await addPartner(page, partner);
    await field(page, 'City').fill('Quimper');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByText(words.en.savedAt)).toBeVisible();
    const editor = await openNotes(page, address);
    meeting = await page.evaluate(() => window.location.pathname);
    await editor.click();
    await page.keyboard.type('They take the demonstration in January.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- [ ] Send the price list');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group', { name: /Send the price list/ })).toBeVisible();
    await expect(notesPane(page).getByText(words.en.savedAt)).toBeVisible();
    await desk.kill();
    userData = desk.userData;
  });

  for (const damage of Object.keys(damages) as Damage[]) {
    test(damage, async () => {
      const desk = await launchDesk({ userData: await damagedCopy(userData, damage) });
      const { page } = desk;
      await expect(page.getByText('Your work was put back')).toBeVisible();
      await expect(page.getByText(/brought back from the journal/)).toBeVisible();
      await goTo(page, address);
      await expect(page.getByRole('heading', { level: 1, name: partner })).toBeVisible();
      await expect(field(page, 'City')).toHaveValue('Quimper');
      await goTo(page, meeting);
      await page.keyboard.press('Control+2');
      await expect(notes(page)).toContainText('They take the demonstration in January.');
      await expect(
        page.getByRole('region', { name: 'Actions' }).getByText('Send the price list'),
      ).toBeVisible();
      await desk.kill();
    });
  }
});
