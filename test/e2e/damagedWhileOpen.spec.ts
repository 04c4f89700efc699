import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
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
    // Not the last block, which is read when the table is opened.
    for (let at = 0.3; at < 0.8; at += 0.05)
      await file.write(Buffer.alloc(4096), 0, 4096, Math.floor(size * at));
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

test.describe('S88 damage that shows only while the desk is open', () => {
  let desk: Desk;
  test.afterEach(() => desk.kill());

  test('has it opened anew with everything in it, said, and without a sequence number given out twice', async () => {
    const { userData, partner } = await settledDesk();
    expect(await breakTables(userData)).toBeGreaterThan(0);
    desk = await launchDesk({ userData });
    const { page } = desk;
    // The pages read, one after the other, until one of them comes upon it.
    const told = page.getByText(
      'The database’s files couldn’t be read any more, so the desk was opened anew.',
    );
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
    await expect(page.getByText('Your work was put back')).toBeVisible();
    await expectNothingFound(page, 'a desk that was opened anew');

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
  });

  test('that opening anew doesn’t mend is told, and what to do', async () => {
    desk = await launchDesk();
    const { page } = desk;
    await begin(page, 'empty');
    await page.evaluate(() => {
      const now = Date.now();
      sessionStorage.setItem('reopenedAt', [now, now, now].join(' '));
    });
    // What Chromium does first: every connection of the origin is closed.
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin: 'app://desk', storageTypes: 'indexeddb' });
    await expect(page.getByRole('heading', { name: 'The desk can’t be opened' })).toBeVisible();
    await expect(page.getByText('the journal of your unsent work is intact')).toBeVisible();
  });
});
