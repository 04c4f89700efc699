import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from '@playwright/test';
import type { Page } from '@playwright/test';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Where the tour leaves what it has to show. */
export const keepsakeFolder = join(projectFolder, 'out/tour');

/** The mark of an annotation that names a file and says what it shows. */
export const keepsakeMark = 'keepsake';

/** Begins with an empty folder, so that nothing of an earlier tour is taken for this one's. */
export async function emptyKeepsakeFolder(): Promise<void> {
  await rm(keepsakeFolder, { recursive: true, force: true });
  await mkdir(keepsakeFolder, { recursive: true });
}

/** Puts a file on the list that closes the tour. */
export function keep(path: string, what: string): void {
  test.info().annotations.push({
    type: keepsakeMark,
    description: `${relative(projectFolder, path)}\t${what}`,
  });
}

/** Takes a picture once what moves has come to rest. */
export async function picture(page: Page, name: string, what: string): Promise<void> {
  const path = join(keepsakeFolder, `${name}.png`);
  for (const told of await page.locator('.mantine-Notification-closeButton').all())
    await told.dispatchEvent('click');
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path, scale: 'css', animations: 'disabled', caret: 'initial' });
  keep(path, what);
}
