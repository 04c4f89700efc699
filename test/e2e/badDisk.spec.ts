import { readdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNothingFound } from './support/accessibility';
import { launchDesk } from './support/app';
import type { Desk } from './support/app';
import { leaveFree, mendDisk, refuseJournal } from './support/fullDisk';
import { damagedCopy } from './support/profile';
import { addPartner, begin, field, goTo, notes, notesPane, openNotes, words } from './support/screens';

const partner = 'Gavotte Informatique';

test.describe('a disk that refuses', () => {
  test.describe.configure({ mode: 'serial' });
  let desk: Desk;
  let address: string;
  test.beforeAll(async () => {
    desk = await launchDesk();
    await begin(desk.page, 'empty');
    address = await addPartner(desk.page, partner);
  });
  test.afterAll(() => desk.kill());

  const banner = () =>
    desk.page.getByRole('main').getByRole('alert').filter({ hasText: 'can’t keep anything new at present' });

  for (const [name, code, reason] of [
    ['when it is full', 'ENOSPC', 'The disk is full.'],
    ['when it can’t be written', 'EACCES', 'The safety journal can’t be written.'],
  ] as const) {
    test(`${name}, makes the desk read-only with all that was typed kept, and writing resumes`, async () => {
      const { app, page } = desk;
      await goTo(page, address);
      await refuseJournal(app, code);
      await field(page, 'City').fill(`City for ${code}`);
      await page.keyboard.press('Enter');
      await expect(page.getByText('Saved, but without its safety copy')).toBeVisible();
      await expect(banner()).toContainText(reason);
      await expectNothingFound(page, 'a page of a desk that is read-only');

      await field(page, 'Territory').fill(`Territory for ${code}`);
      await page.keyboard.press('Enter');
      await expect(page.getByText('Not saved: this laptop can’t keep anything new')).toBeVisible();
      await expect(field(page, 'Territory')).toHaveValue(`Territory for ${code}`);

      await mendDisk(app);
      await banner().getByRole('button', { name: 'Try again' }).click();
      await expect(banner()).toHaveCount(0);
      await field(page, 'Territory').press('Enter');
      await expect(page.getByRole('main').getByText(words.en.savedAt)).toBeVisible();
      await expect(field(page, 'Territory')).toHaveValue(`Territory for ${code}`);
    });
  }

  test('when too little is left, lets the notes wait in their editor and go on by themselves', async () => {
    const { app, page } = desk;
    const editor = await openNotes(page, address);
    await leaveFree(app, 400_000_000);
    await page.evaluate(() => window.escale.journal.status());
    await expect(banner()).toContainText('The disk is full.');
    await editor.click();
    await page.keyboard.type('They want the new price list.');
    await expect(notesPane(page).getByText('Not saved')).toBeVisible();
    await leaveFree(app, null);
    await banner().getByRole('button', { name: 'Try again' }).click();
    await expect(banner()).toHaveCount(0);
    await expect(notesPane(page).getByText(words.en.savedAt)).toBeVisible();
    await expect(editor).toContainText('They want the new price list.');
  });

  test('has cost nothing: all of it is in the journal too', async () => {
    const meeting = await desk.page.evaluate(() => window.location.pathname);
    await desk.kill();
    desk = await launchDesk({ userData: await damagedCopy(desk.userData, 'lost its database') });
    const { page } = desk;
    await expect(page.getByText('Your work was put back')).toBeVisible();
    await goTo(page, address);
    await expect(field(page, 'City')).toHaveValue('City for EACCES');
    await expect(field(page, 'Territory')).toHaveValue('Territory for EACCES');
    await goTo(page, meeting);
    await page.keyboard.press('Control+2');
    await expect(notes(page)).toContainText('They want the new price list.');
  });
});

test('a journal that is damaged at its end costs that end, which is kept aside and told', async () => {
  const first = await launchDesk({ env: { LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' } });
  await begin(first.page, 'empty');
  const address = await addPartner(first.page, partner, words.fr);
  await first.kill();
  const folder = join(first.userData, 'journal');
  const segment = join(folder, (await readdir(folder)).find((name) => name.endsWith('.journal')) ?? '');
  await truncate(segment, (await stat(segment)).size - 3);

  const { page, kill } = await launchDesk({
    userData: first.userData,
    env: { LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' },
  });
  await expect(
    page.getByText(/La fin du journal était illisible\s; ces \d+ octets ont été mis de côté/),
  ).toBeVisible();
  await goTo(page, address);
  await expect(page.getByRole('heading', { level: 1, name: partner })).toBeVisible();
  await kill();
});

test('a database of a newer Escale is told, and left as it is', async () => {
  const { page, kill } = await launchDesk();
  await begin(page, 'empty');
  await addPartner(page, partner);
  // The desk opens anew by itself when another version changes its database, so it is left beforehand.
  await page.goto('app://desk/print.html');
  await openRaw(page, 900);
  await page.goto('app://desk/');
  await expect(page.getByRole('heading', { name: 'The desk can’t be opened' })).toBeVisible();
  await expect(page.getByText('written by a newer version of Escale. It was left untouched')).toBeVisible();
  await expectNothingFound(page, 'the desk that can’t be opened');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('written by a newer version')).toBeVisible();
  expect(await openRaw(page)).toEqual({ version: 900, partners: [partner] });
  await kill();
});

/** Opens the database as another version would, and tells what is in it. */
function openRaw(page: Page, wanted?: number): Promise<{ version: number; partners: string[] }> {
  return page.evaluate(
    (version) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('escale', version);
        request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
        request.addEventListener('success', () => {
          const db = request.result;
          const rows = db.transaction('partner').objectStore('partner').getAll();
          rows.addEventListener('success', () => {
            db.close();
            const partners = (rows.result as { data: { name: string } }[]).map(({ data }) => data.name);
            resolve({ version: db.version, partners });
          });
        });
      }),
    wanted,
  );
}

test('a journal that can’t be read keeps the desk shut, and all is there once it can', async () => {
  const first = await launchDesk();
  await begin(first.page, 'empty');
  const address = await addPartner(first.page, partner);
  await first.kill();
  const folder = join(first.userData, 'journal');
  await rename(folder, `${folder}-elsewhere`);
  await writeFile(folder, 'a file in its place');

  const { page, kill } = await launchDesk({ userData: first.userData });
  await expect(page.getByText('The safety journal can’t be read')).toBeVisible();
  await rm(folder);
  await rename(`${folder}-elsewhere`, folder);
  await page.getByRole('button', { name: 'Try again' }).click();
  await goTo(page, address);
  await expect(page.getByRole('heading', { level: 1, name: partner })).toBeVisible();
  await kill();
});

test('a field that doesn’t validate is marked where it stands, and nothing else that was typed is lost', async () => {
  const { page, kill } = await launchDesk();
  await begin(page, 'empty');
  await goTo(page, '/partners/new');
  await field(page, 'City').fill('Quimper');
  await page.getByRole('button', { name: 'Create the partner' }).click();
  const name = field(page, 'Name');
  await expect(name).toHaveAccessibleDescription('Fill this in.');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'City')).toHaveValue('Quimper');
  await name.fill(partner);
  await page.getByRole('button', { name: 'Create the partner' }).click();
  await expect(page.getByRole('heading', { level: 1, name: partner })).toBeVisible();

  const website = field(page, 'Website');
  await website.fill('gavotte');
  await page.keyboard.press('Tab');
  await expect(website).toHaveAccessibleDescription('Enter an address that begins with https://.');
  await field(page, 'Territory').fill('Finistère');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByText(words.en.savedAt)).toBeVisible();
  await expect(website).toHaveValue('gavotte');
  await expect(website).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'City')).toHaveValue('Quimper');
  await website.fill('https://gavotte.example');
  await page.keyboard.press('Tab');
  await expect(website).not.toHaveAttribute('aria-invalid', 'true');
  await kill();
});
