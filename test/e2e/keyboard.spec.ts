import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { sampleHighlights, samplePortfolio } from '#shared/sample/portfolio';
import { readPdf } from '../support/readPdf';
import { launchDesk } from './support/app';
import { localToday } from './support/localToday';
import { begin, chooseFile, field, notes, notesPane, words } from './support/screens';

test.describe.configure({ timeout: 120_000 });

/** Presses a key until something has the focus; a trap on the way would keep it from getting there. */
async function walkTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press(key);
  }
  await expect(wanted).toBeFocused();
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Opens what the palette finds under a name, typed on at once. */
async function find(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  const palette = page.getByRole('dialog');
  const found = palette.getByRole('button').filter({ hasText: name });
  await expect(found).toBeVisible();
  for (let presses = 0; presses < 10; presses += 1) {
    if ((await found.getAttribute('data-selected')) !== null) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** The sample's visit of Thursday, by the name it has this week. */
function thursdayMeeting(): { readonly title: string } {
  const today = localToday();
  const { thursdayMeetingId } = sampleHighlights({ today });
  const meeting = samplePortfolio({ today }).find(({ id }) => id === thursdayMeetingId);
  if (meeting?.c !== 'meeting') throw new Error('the sample has no visit on Thursday');
  return { title: meeting.data.title };
}

async function textOf(path: string): Promise<string> {
  const { pages } = readPdf(await readFile(path));
  return pages.join('\n').replace(/\s+/g, ' ');
}

test('a partner, a visit with an action and a decision, and its report, by keyboard alone', async () => {
  const { app, page, userData, kill } = await launchDesk();
  await begin(page, 'empty', 'Camille Roussel');
  await press(page, 'g', 'p');
  await expect(page.getByRole('heading', { level: 1, name: 'Partners' })).toBeVisible();
  await press(page, 'n');
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.type('Gavotte Informatique');
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Gavotte Informatique' })).toBeVisible();
  await press(page, 'n');
  await expect(page.getByRole('dialog', { name: 'New meeting' })).toBeVisible();
  await walkTo(page, page.getByRole('button', { name: 'Plan the meeting' }));
  await press(page, 'Enter');

  await expect(page.getByRole('tab', { name: 'Brief' })).toBeVisible();
  await press(page, '2', 'F6', 'F6', 'F6');
  await expect(notes(page)).toBeFocused();
  await page.keyboard.type('They take the demonstration in January.\n- [ ] Send the price list\n');
  const prompt = page.getByRole('group', { name: 'Who does it, and by when: Send the price list' });
  await expect(prompt.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Idris Benali');
  await press(page, 'Enter');
  await page.keyboard.type('+7');
  await press(page, 'Enter');
  await expect(notes(page)).toBeFocused();
  await press(page, 'Enter');
  await page.keyboard.type('=> The new tariff holds from January\n');
  await expect(page.getByRole('region', { name: 'Decisions' }).getByRole('listitem')).toHaveCount(1);
  await expect(notesPane(page).getByText(words.en.savedAt)).toBeVisible();

  await walkTo(page, page.getByRole('button', { name: 'End the meeting' }), 'Shift+Tab');
  await press(page, 'Enter');
  const save = page.getByRole('button', { name: 'Save as PDF' });
  await expect(save).toBeVisible();
  const file = join(userData, 'report.pdf');
  await chooseFile(app, file);
  await walkTo(page, save);
  await press(page, 'Enter');
  await expect(page.getByText('report.pdf is saved')).toBeVisible();
  const report = await textOf(file);
  for (const part of [
    'They take the demonstration in January.',
    'Send the price list',
    'Idris Benali',
    'The new tariff holds from January',
  ]) {
    expect(report).toContain(part);
  }
  await kill();
});

test('en français, au clavier seul : parcourir la liste, trouver la visite, noter, clore', async () => {
  const { app, page, userData, kill } = await launchDesk({ env: { LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' } });
  await begin(page, 'sample');
  await expect(page.getByRole('heading', { level: 2, name: 'Partenaires à revoir' })).toBeVisible();
  await press(page, 'g', 'p');
  const rows = page.getByRole('grid', { name: 'Partenaires' }).getByRole('row');
  await expect(rows.nth(3)).toBeVisible();
  const third = await rows.nth(3).getByRole('gridcell').first().innerText();
  await walkTo(page, rows.nth(1));
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp');
  await expect(rows.nth(3)).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: third })).toBeVisible();

  await press(page, 'g', 'm');
  await expect(page.getByRole('heading', { level: 1, name: 'Rendez-vous' })).toBeVisible();
  const { title } = thursdayMeeting();
  await find(page, title);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press(page, 'Control+2', 'F6', 'F6', 'F6');
  await expect(notes(page, words.fr)).toBeFocused();
  await page.keyboard.type('Envoyer les tarifs');
  await press(page, 'Control+Enter');
  await expect(page.getByRole('group', { name: /Envoyer les tarifs/ })).toBeVisible();
  await press(page, 'Escape', 'Enter', 'Enter');
  await page.keyboard.type('Le nouveau tarif vaut dès janvier');
  await press(page, 'Control+d');
  await expect(page.getByRole('region', { name: 'Décisions' }).getByRole('listitem')).toHaveCount(1);
  await expect(notesPane(page, words.fr).getByText(words.fr.savedAt)).toBeVisible();

  await walkTo(page, page.getByRole('button', { name: 'Terminer le rendez-vous' }), 'Shift+Tab');
  await press(page, 'Enter');
  const save = page.getByRole('button', { name: 'Enregistrer en PDF' });
  await expect(save).toBeVisible();
  const file = join(userData, 'compte-rendu.pdf');
  await chooseFile(app, file);
  await walkTo(page, save);
  await press(page, 'Enter');
  await expect(page.getByText('compte-rendu.pdf est enregistré')).toBeVisible();
  const report = await textOf(file);
  expect(report).toContain('Envoyer les tarifs');
  expect(report).toContain('Le nouveau tarif vaut dès janvier');
  await kill();
});
