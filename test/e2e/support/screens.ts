import { expect } from '@playwright/test';
import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** What stands on the screens, in the desk's two languages. */
export const words = {
  en: {
    createPartner: 'Create the partner',
    partnerName: 'Name',
    address: 'Address of the endpoint',
    useToken: 'Use a token instead',
    token: 'Token',
    connect: 'Connect',
    allSent: /^All sent/,
    plan: 'Plan the meeting',
    notes: 'Notes',
    savedAt: /^Saved at \d\d:\d\d$/,
  },
  fr: {
    createPartner: 'Créer le partenaire',
    partnerName: 'Nom',
    address: 'Adresse du serveur',
    useToken: 'Utiliser plutôt un jeton',
    token: 'Jeton',
    connect: 'Se connecter',
    allSent: /^Tout est envoyé/,
    plan: 'Planifier le rendez-vous',
    notes: 'Notes',
    savedAt: /^Enregistré à \d\d:\d\d$/,
  },
} as const;
export type Words = (typeof words)['en' | 'fr'];

/** Goes to an address of the desk, as a link of it does. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => history.pushState(null, '', address), path);
}

/** Leaves the first start's page with the sample portfolio or without. */
export async function begin(page: Page, choice: 'sample' | 'empty', name = ''): Promise<void> {
  if (name) await page.getByRole('textbox').first().fill(name);
  await page.locator(`[data-start="${choice}"]`).click();
  await expect(navigation(page)).toBeVisible();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
}

export function navigation(page: Page): Locator {
  return page.getByRole('navigation');
}

/** The sync's words at the foot of the rail. */
export function syncLine(page: Page): Locator {
  return navigation(page).getByRole('status');
}

/** A field edited in place, or of a form, by its label. */
export function field(page: Page, label: string): Locator {
  return page.getByRole('textbox', { name: label, exact: true });
}

/** Adds a partner by the form and stays on its page; answers the page's address. */
export async function addPartner(page: Page, name: string, say: Words = words.en): Promise<string> {
  await goTo(page, '/partners/new');
  await field(page, say.partnerName).fill(name);
  await page.getByRole('button', { name: say.createPartner }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return page.evaluate(() => window.location.pathname);
}

/** Plans a meeting with the partner of an address and goes to where its notes are taken. */
export async function openNotes(page: Page, partner: string, say: Words = words.en): Promise<Locator> {
  await goTo(page, `/meetings/new?partner=${partner.split('/').at(-1)}`);
  await page.getByRole('button', { name: say.plan }).click();
  await expect(page.getByRole('tab')).toHaveCount(3);
  await page.keyboard.press('Control+2');
  return notes(page, say);
}

/** The notes' editor of the meeting on the screen. */
export function notes(page: Page, say: Words = words.en): Locator {
  return notesPane(page, say).getByRole('textbox', { name: say.notes });
}

/** The notes with what stands beside their heading. */
export function notesPane(page: Page, say: Words = words.en): Locator {
  return page.getByRole('region', { name: say.notes, exact: true });
}

/** Enters the endpoint and a token for it in the settings. */
export async function connect(
  page: Page,
  address: string,
  token: string,
  say: Words = words.en,
): Promise<void> {
  await goTo(page, '/settings');
  await field(page, say.address).fill(address);
  await page.getByRole('button', { name: say.useToken }).click();
  await page.getByLabel(say.token, { exact: true }).fill(token);
  await page.getByRole('button', { name: say.connect, exact: true }).click();
}

/** Goes offline on purpose, or comes back. */
export async function workOffline(page: Page, offline: boolean): Promise<void> {
  await goTo(page, '/sync');
  const offlineSwitch = page.getByRole('switch', { name: /^(Work offline|Travailler hors ligne)$/ });
  if ((await offlineSwitch.isChecked()) !== offline) await offlineSwitch.click();
  await expect(offlineSwitch).toBeChecked({ checked: offline });
}

/** Answers the save dialogs to come with a file. */
export async function chooseFile(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}
