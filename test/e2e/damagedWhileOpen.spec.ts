import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNothingFound } from './support/accessibility';
import { launchDesk } from './support/app';
import type { Desk } from './support/app';
import { databaseFolder } from './support/profile';
import { addPartner, begin, field, goTo, navigation, words } from './support/screens';

/** Chromium reads its tables (.ldb) when they are asked for: what is broken in them shows only then. */
async function breakTables(userData: string): Promise<number> {
  const folder = await databaseFolder(userData);
  const tables = (await readdir(folder)).filter((name) => name.endsWith('.ldb'));
  for (const table of tables) {
    const path = join(folder, table);
    const { size } = await stat(path);
    const file = await open(path, 'r+');
    // Neither the first blocks nor the last ones, which are read when the table is opened: nothing would be open yet.
    const [from, to] = [Math.floor(size * 0.15), Math.floor(size * 0.85)];
    await file.write(Buffer.alloc(to - from), 0, to - from, from);
    await file.close();
  }
  return tables.length;
}

/** A desk with the sample and a partner of its own, whose database has been written to a table by a second start. */
async function settledDesk(): Promise<{ readonly userData: string; readonly partner: string }> {
  const first = await launchDesk();
  await begin(first.page, 'sample', 'Camille Moreau');
  const partner = await addPartner(first.page, 'Gavotte Informatique');
  await first.kill();
  const second = await launchDesk({ userData: first.userData });
  await expect(navigation(second.page)).toBeVisible();
  await second.close();
  return { userData: first.userData, partner };
}

/** What Chromium does first when it can't read on: every connection of the origin is closed, and the database is gone. */
async function takeDatabaseAway(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: 'app://desk', storageTypes: 'indexeddb' });
}

/** The sample and the partner are there, writing goes on, and no sequence number is given out twice. */
async function expectEverything(page: Page, partner: string): Promise<void> {
  await expect(page.getByText('Your work was put back')).toBeVisible();
  await goTo(page, partner);
  await expect(page.getByRole('heading', { level: 1, name: 'Gavotte Informatique' })).toBeVisible();
  await field(page, 'City').fill('Quimper');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText(words.en.savedAt)).toBeVisible();
  await goTo(page, '/partners');
  await expect(page.getByText('121 partners')).toBeVisible();
  const { writes } = await page.evaluate(() => window.escale.journal.open());
  const numbers = writes.map(({ seq }) => seq);
  expect(new Set(numbers).size).toBe(numbers.length);
}

test.describe('S88 damage that shows only while the desk is open', () => {
  let desk: Desk;
  test.afterEach(() => desk.kill());

  test('has it opened anew with everything in it, said, and without a sequence number given out twice', async () => {
    desk = await launchDesk();
    const { page } = desk;
    await begin(page, 'sample', 'Camille Moreau');
    const partner = await addPartner(page, 'Gavotte Informatique');
    await takeDatabaseAway(page);
    await expect(
      page.getByText('The database’s files couldn’t be read any more, so the desk was opened anew.'),
    ).toBeVisible();
    await expectNothingFound(page, 'a desk that was opened anew');
    await expectEverything(page, partner);
  });

  test('costs nothing and is told, in whichever read it shows', async () => {
    const { userData, partner } = await settledDesk();
    expect(await breakTables(userData)).toBeGreaterThan(0);
    desk = await launchDesk({ userData });
    const { page } = desk;
    // The pages read, one after the other, until one of them comes upon it, if the opening hasn't.
    const told = page.getByText('Your work was put back');
    for (const path of ['/meetings', '/partners', '/', '/trash']) {
      await goTo(page, path).catch(() => undefined);
      if (
        await told.waitFor({ timeout: 4000 }).then(
          () => true,
          () => false,
        )
      )
        break;
    }
    await expect(told).toBeVisible();
    await expectEverything(page, partner);
  });

  test('that opening anew doesn’t mend is told, and what to do', async () => {
    desk = await launchDesk();
    const { page } = desk;
    await begin(page, 'empty');
    await page.evaluate(() => {
      const now = Date.now();
      sessionStorage.setItem('reopenedAt', [now, now, now].join(' '));
    });
    await takeDatabaseAway(page);
    await expect(page.getByRole('heading', { name: 'The desk can’t be opened' })).toBeVisible();
    await expect(page.getByText('the journal of your unsent work is intact')).toBeVisible();
  });
});
