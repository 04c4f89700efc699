import { expect, type Page } from '@playwright/test';
import { navigation } from '../e2e/support/screens';

/** Resolves when it is so, or when its time is over. */
export async function until(condition: () => boolean, limitMs: number): Promise<void> {
  for (const deadline = Date.now() + limitMs; !condition() && Date.now() < deadline;) await pause(2);
}

export const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

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
