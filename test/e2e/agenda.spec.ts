import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { launchDesk } from './support/app';
import { begin, goTo } from './support/screens';

/** A desk with one partner and one meeting with it, today at 11:00; the agenda shows today. */
async function dayWithMeeting(page: Page): Promise<Locator> {
  await begin(page, 'empty');
  await goTo(page, '/partners/new');
  await page.getByRole('textbox', { name: 'Name' }).fill('Aubrac Réseaux');
  await page.getByRole('button', { name: 'Create the partner' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Aubrac Réseaux' })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await goTo(page, `/meetings/new?partner=${id}&day=${localToday()}&time=11:00`);
  await page.getByRole('button', { name: 'Plan the meeting' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('d');
  const block = page.getByRole('link', { name: /Aubrac Réseaux/ });
  await expect(block).toContainText('11:00–12:00');
  return block;
}

test('a meeting is moved and made longer by hand, Esc puts it back, and undo and redo have their keys', async () => {
  const desk = await launchDesk();
  const { page } = desk;
  const block = await dayWithMeeting(page);

  await drag(page, block, 10, 48);
  await expect(block).toContainText('12:00–13:00');
  await page.keyboard.press('Control+z');
  await expect(block).toContainText('11:00–12:00');
  await page.keyboard.press('Control+y');
  await expect(block).toContainText('12:00–13:00');
  await page.keyboard.press('Control+z');
  await expect(block).toContainText('11:00–12:00');
  await page.keyboard.press('Control+Shift+z');
  await expect(block).toContainText('12:00–13:00');

  await drag(page, block, -2, 24);
  await expect(block).toContainText('12:00–13:30');

  await drag(page, block, 10, 96, 'Escape');
  await expect(block).toContainText('12:00–13:30');
  expect(new URL(page.url()).pathname).toBe('/meetings');
  await desk.close();
});

test('the keyboard alone moves a meeting, plans one in a free slot, and loses nothing typed by Esc', async () => {
  const desk = await launchDesk();
  const { page } = desk;
  const block = await dayWithMeeting(page);

  await page.keyboard.press('ArrowDown');
  await expect(block).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(block).toContainText('11:15–12:15');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(block).toContainText('11:15–12:00');
  await expect(block).toBeFocused();

  const day = page.getByRole('heading', { level: 2 }).first();
  const shown = await day.innerText();
  await page.keyboard.press('ArrowRight');
  await expect(day).not.toHaveText(shown);
  await expect(page.getByRole('button', { name: /^Plan a meeting on .* at 08:00$/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'New meeting' });
  await expect(form.getByRole('textbox', { name: 'Time' })).toHaveValue('08:30');
  await form.getByRole('textbox', { name: 'Title' }).fill('Tour of the new hall');
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await page.keyboard.press('n');
  await expect(form.getByRole('textbox', { name: 'Title' })).toHaveValue('Tour of the new hall');
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);

  await page.keyboard.press('t');
  await expect(day).toHaveText(shown);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page.getByRole('heading', { level: 1, name: 'Trash' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(day).toHaveText(shown);
  await desk.close();
});

test('the menu of a meeting tells its history, and the trash finds it by name', async () => {
  const desk = await launchDesk();
  const { page } = desk;
  const block = await dayWithMeeting(page);
  await block.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(block).toContainText('11:15–12:15');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'History' }).click();
  const history = page.getByRole('dialog', { name: /^History of/ });
  await expect(history).toContainText(/Starts.*11:00.*11:15/);
  await expect(history).toContainText('Added');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meetings' })).toBeVisible();
  await goTo(page, '/trash');
  const search = page.getByRole('textbox', { name: 'Search the trash by name' });
  await search.fill('nothing like it');
  await expect(page.getByText('Nothing in the trash is called “nothing like it”')).toBeVisible();
  await search.fill('reseaux');
  await page.getByRole('button', { name: /^Restore “Visit/ }).click();
  await expect(page.getByText('The trash is empty')).toBeVisible();
  await desk.close();
});

/** Takes a block `from` pixels under its top (from its bottom when negative) and moves it down. */
async function drag(page: Page, block: Locator, from: number, by: number, instead?: 'Escape'): Promise<void> {
  const box = await block.boundingBox();
  if (!box) throw new Error('the meeting isn’t in sight');
  const x = box.x + 40;
  const y = from < 0 ? box.y + box.height + from : box.y + from;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + by, { steps: 6 });
  if (instead) await page.keyboard.press(instead);
  await page.mouse.up();
}

function localToday(): string {
  const day = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
