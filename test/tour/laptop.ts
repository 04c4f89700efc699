import { expect } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Language } from '#shared/domain/fields';
import { createI18n } from '../../renderer/i18n/i18n';
import type { Translate } from '../../renderer/i18n/useTranslate';
import { launchDesk } from '../e2e/support/app';
import { layLine } from './line';
import type { Line } from './line';
import { story } from './story';

/** The size of the README's pictures. */
const size = { width: 1280, height: 800 };
const patience = 15_000;

/** One person's laptop with the desk on it. */
export interface Laptop {
  readonly owner: string;
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The screen's sentences. */
  readonly t: Translate;
  /** To the company. */
  readonly line: Line;
  readonly close: () => Promise<void>;
}

interface LaptopOptions {
  readonly owner: string;
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  /** The company's endpoint. */
  readonly endpoint: string;
}

/** Starts the desk for the first time on a laptop whose system speaks this language. */
export async function openLaptop({ owner, language, theme, endpoint }: LaptopOptions): Promise<Laptop> {
  const locale = language === 'fr' ? 'fr_FR.UTF-8' : 'en_GB.UTF-8';
  const { app, page, close } = await launchDesk({ env: { LANGUAGE: language, LANG: locale } });
  page.setDefaultTimeout(patience);
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await page.evaluate((wanted) => window.escale.settings.set({ theme: wanted }), theme);
  const line = await layLine(endpoint);
  const put = async (): Promise<void> => {
    await close();
    await line.cut();
  };
  return { owner, app, page, t: sentences(language), line, close: put };
}

/** The sentences of a language, as the screen finds them. */
export function sentences(language: Language): Translate {
  return createI18n(language).t as unknown as Translate;
}

/** From the first start's page to a portfolio that is all here, with nothing but what IT handed out. */
export async function connect({ owner, page, t, line }: Laptop, token: string): Promise<void> {
  await page.getByLabel(t('settings.name')).fill(owner);
  await page.getByLabel(t('settings.company')).fill(story.company);
  await page.getByRole('button', { name: t('start.connectAction'), exact: true }).click();
  await page.getByLabel(t('account.address')).fill(line.url);
  await page.getByRole('button', { name: t('account.useToken') }).click();
  await page.getByLabel(t('account.token'), { exact: true }).fill(token);
  await page.keyboard.press('Enter');
  await expect(syncLine(page), `${owner}’s laptop did not get the portfolio`).toContainText(
    t('sync.allSent'),
    { timeout: 60_000 },
  );
}

/** What the rail says of the sync. */
export function syncLine(page: Page) {
  return page.getByRole('navigation').getByRole('status');
}

/** Takes the laptop's network away: nothing gets through, and the system says so. */
export async function loseNetwork({ page, line }: Laptop): Promise<void> {
  await line.cut();
  await page.context().setOffline(true);
}

export async function regainNetwork({ page, line }: Laptop): Promise<void> {
  await line.mend();
  await page.context().setOffline(false);
}

/** Goes to a place of the rail by its two keys. */
export async function goBy(page: Page, keys: 'gt' | 'gp' | 'gm' | 'gs'): Promise<void> {
  await leaveField(page);
  for (const key of keys) await page.keyboard.press(key);
}

/** Finds something with Ctrl/Cmd+K and opens it. */
export async function find({ page, t }: Laptop, title: string): Promise<void> {
  await leaveField(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByPlaceholder(t('palette.placeholder')).fill(title);
  await page.getByRole('dialog').getByText(title).first().click();
}

/** Keys without Ctrl are for the desk only where nobody types; the menu's accelerators, which hold everywhere, don't hear these keys. */
async function leaveField(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}
