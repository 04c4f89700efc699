import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Holds that axe, with all the rules it comes with, finds nothing on the screen, in the light theme and in the dark. */
export async function expectNothingFound(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((wanted) => window.escale.settings.set({ theme: wanted }), theme);
    await expect(page.locator(`html[data-mantine-color-scheme="${theme}"]`)).toBeAttached();
    expect.soft(await findings(page), `axe on ${screen}, ${theme}`).toEqual([]);
  }
}

/** What axe says about the page as it stands, a line for each element. */
async function findings(page: Page): Promise<readonly string[]> {
  // A colour that is still fading into another one would be measured half-way.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished),
    ),
  );
  // Evaluated by the driver: the page's own policy lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (Reflect.get(window, 'axe') as { run: () => Promise<AxeResults> }).run(),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${lastLine(failureSummary)}`),
  );
}

function lastLine(text: string | undefined): string {
  return (text ?? '').split('\n').at(-1)?.trim() ?? '';
}
