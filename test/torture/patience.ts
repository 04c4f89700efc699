import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { navigation } from '../e2e/support/screens';

/** Resolves when it is so, or when its time is over. */
export async function until(condition: () => boolean, limitMs: number): Promise<void> {
  for (const deadline = Date.now() + limitMs; !condition() && Date.now() < deadline;) await pause(2);
}

export const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/** What a person has before them, for who wants to know why something didn't come. */
export async function shownOn(page: Page): Promise<string> {
  const text = await page
    .locator('body')
    .innerText({ timeout: 5000 })
    .catch((error: unknown) => String(error));
  const root = await page
    .evaluate(() => document.querySelector('#root')?.innerHTML ?? 'no root')
    .catch((error: unknown) => String(error));
  return `${page.url()} shows: ${text.replaceAll(/\s+/g, ' ').slice(0, 1500)}\nin: ${root.slice(0, 300)}`;
}

/** The last lines of a profile's log. */
export async function logOf(userData: string): Promise<string> {
  const log = await readFile(join(userData, 'logs', 'escale.log'), 'utf8').catch(() => '');
  return log.slice(-3000);
}

/** A page that is loaded anew meanwhile is asked again. */
export async function again<T>(page: Page, ask: () => Promise<T>): Promise<T> {
  for (let left = 5; ; left -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (left === 0) throw error;
      await pause(700);
      await expect(navigation(page)).toBeVisible();
    }
  }
}
