import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { contractDesk } from '../support/contractDesk';
import type { TestEndpoint } from '../support/endpoint';
import { startIdentityProvider } from '../support/identityProvider';
import type { IdentityProvider } from '../support/identityProvider';
import { refuseKnownTokens, startSignInEndpoint } from '../support/signInEndpoint';
import { expectNothingFound } from './support/accessibility';
import { launchDesk, newProfile } from './support/app';
import type { Desk } from './support/app';
import { playBrowser } from './support/systemBrowser';

let endpoint: TestEndpoint;
let provider: IdentityProvider;

test.beforeEach(async () => {
  provider = await startIdentityProvider();
  endpoint = await startSignInEndpoint(provider);
});
test.afterEach(async () => {
  await provider.stop();
  await endpoint.stop();
});

const owner = (page: Page) => page.locator('[data-account-owner]');
const syncLine = (page: Page) => page.getByRole('navigation').getByRole('status');

/** From the first start to the account's section. */
async function goToSignIn(page: Page): Promise<void> {
  await page.locator('[data-start="connect"]').click();
  await page.getByLabel('Address of the endpoint').waitFor();
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => history.pushState(null, '', address), path);
}

async function addPartner(page: Page, name: string): Promise<void> {
  await goTo(page, '/partners/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** The names of the records at the endpoint that this person has written. */
async function writtenBy(name: string): Promise<readonly unknown[]> {
  const desk = contractDesk(endpoint.url, await endpoint.token(name), () => undefined);
  const { person } = await desk.capabilities();
  const { changes } = await desk.changes();
  return changes.filter(({ by }) => by === person.id).map(({ data }) => data['name']);
}

/** Camille on a new laptop, signed in from the first page on. */
async function camilleSignsIn(desk: Desk) {
  const browser = await playBrowser(desk.app);
  await goToSignIn(desk.page);
  await desk.page.getByLabel('Address of the endpoint').fill(endpoint.url);
  await desk.page.keyboard.press('Enter');
  const shown = await browser.follow();
  await expect(owner(desk.page)).toHaveText('camille, Société Exemple');
  return { browser, shown };
}

test('the first page leads to the company’s sign-in, and what was written is synced under that name', async () => {
  const userData = await newProfile();
  const netLog = join(userData, 'net.json');
  const desk = await launchDesk({ userData, args: [`--log-net-log=${netLog}`] });
  const { page } = desk;
  const { shown } = await camilleSignsIn(desk);
  expect(shown.text).toContain('You are signed in');
  await expect(page.getByText('Signed in with your company.')).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('camille');
  await addPartner(page, 'Armor Réseaux');
  await expect(syncLine(page)).toHaveText(/All sent at/);
  expect(await writtenBy('camille')).toEqual(['Armor Réseaux']);
  const settings = await page.evaluate(() => window.escale.settings.get());
  expect(settings.profile).toMatchObject({ name: 'camille', company: 'Société Exemple' });
  await desk.close();

  const { events } = JSON.parse(await readFile(netLog, 'utf8')) as {
    readonly events: readonly { readonly params?: { readonly url?: string } }[];
  };
  const asked = events.flatMap(({ params }) => (params?.url?.startsWith('http') ? [params.url] : []));
  expect([...new Set(asked.map((url) => new URL(url).origin))].toSorted()).toEqual(
    [endpoint.url, provider.issuer].toSorted(),
  );
});

test('a sign-in can be copied, cancelled and begun again, and says what went wrong', async () => {
  const desk = await launchDesk();
  const { page } = desk;
  const browser = await playBrowser(desk.app);
  await goToSignIn(page);
  const address = page.getByLabel('Address of the endpoint');
  const begin = page.getByRole('button', { name: 'Sign in with your company' });

  await address.fill('http://elsewhere.example');
  await begin.click();
  await expect(page.getByText('Enter an address that begins with https://')).toBeVisible();

  await address.fill(endpoint.url);
  await begin.click();
  const sentTo = await browser.next();
  await expect(page.getByText('Go on in your browser')).toBeVisible();
  await expectNothingFound(page, 'a sign-in that waits for the browser');
  await page.getByRole('button', { name: 'Copy the address' }).click();
  expect(await desk.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(sentTo);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Sign-in cancelled')).toBeVisible();
  await expect(address).toHaveValue(endpoint.url);

  provider.person(null);
  await begin.click();
  expect((await browser.follow()).text).toContain('You are not signed in');
  const refusal = page.getByRole('alert', { name: 'The sign-in was refused' });
  await expect(refusal).toContainText('everything you wrote is kept');

  provider.person('camille');
  await begin.click();
  await browser.follow();
  await expect(owner(page)).toHaveText('camille, Société Exemple');
  await desk.close();
});

test('a refused renewal asks for a sign-in and loses nothing', async () => {
  const desk = await launchDesk();
  const { page } = desk;
  const { browser } = await camilleSignsIn(desk);
  await provider.revokeEverything();
  await refuseKnownTokens(provider, endpoint);
  await addPartner(page, 'Armor Réseaux');
  await expect(syncLine(page)).toHaveText(/Sign in again/);
  await goTo(page, '/sync');
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Your company no longer renews this sign-in.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign in with your company' }).click();
  await browser.follow();
  await expect(syncLine(page)).toHaveText(/All sent at/);
  expect(await writtenBy('camille')).toEqual(['Armor Réseaux']);
  await desk.close();
});

test('a second person sees nothing of the first, whose unsent work is there when they are back', async () => {
  const desk = await launchDesk();
  const { page } = desk;
  const { browser } = await camilleSignsIn(desk);
  await page.evaluate(() => window.escale.settings.set({ offline: true, lastFolder: '/home/camille' }));
  await addPartner(page, 'Armor Réseaux');
  await goTo(page, '/settings');

  await page.getByRole('button', { name: 'Somebody else, or another address' }).click();
  provider.person('marc');
  await page.getByRole('button', { name: 'Sign in with your company' }).click();
  await browser.follow();
  await expect(page.getByText('You signed in as marc, Société Exemple')).toBeVisible();
  await expect(page.getByText('1 change on it has not been sent yet.')).toBeVisible();
  await expectNothingFound(page, 'the account of another person');
  await page.getByRole('button', { name: 'Open marc’s desk' }).click();
  await page.waitForURL('app://desk/');

  await expect(syncLine(page)).toHaveText(/All sent/);
  await goTo(page, '/partners');
  await expect(page.getByRole('heading', { name: 'Partners' })).toBeVisible();
  await expect(page.getByText('Armor Réseaux')).toHaveCount(0);
  const settings = await page.evaluate(() => window.escale.settings.get());
  expect(settings).toMatchObject({ profile: { name: 'marc' }, lastFolder: '', offline: false });
  expect((await page.evaluate(() => window.escale.journal.open())).writes).toEqual([]);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(3);
  await addPartner(page, 'Balise Sud');
  await expect(syncLine(page)).toHaveText(/All sent at/);
  expect(await writtenBy('camille')).toEqual([]);
  await page.evaluate(() => window.escale.settings.set({ offline: true }));
  await addPartner(page, 'Cotre Nord');
  await desk.close();

  // The laptop is started again: still Marc's; Camille comes back.
  const again = await launchDesk({ userData: desk.userData });
  const second = again.page;
  const otherBrowser = await playBrowser(again.app);
  await goTo(second, '/partners');
  await expect(second.getByText('Balise Sud')).toBeVisible();
  await goTo(second, '/settings');
  await expect(owner(second)).toHaveText('marc, Société Exemple');
  provider.person('camille');
  await second.getByRole('button', { name: 'Sign in with your company' }).click();
  await otherBrowser.follow();
  await second.getByRole('button', { name: 'Open camille’s desk' }).click();
  await second.waitForURL('app://desk/');
  await goTo(second, '/partners');
  await expect(second.getByText('Armor Réseaux')).toBeVisible();
  await expect(syncLine(second)).toHaveText(/All sent at/);
  // From the endpoint, as any colleague's; what lies unsent on the other desk stays there.
  await expect(second.getByText('Balise Sud')).toBeVisible();
  await expect(second.getByText('Cotre Nord')).toHaveCount(0);
  expect(await writtenBy('camille')).toEqual(['Armor Réseaux']);
  expect(await writtenBy('marc')).toEqual(['Balise Sud']);
  await again.close();
});

test('a desk that was connected by a token knows its owner, and lets no other’s token in unasked', async () => {
  const desk = await launchDesk();
  const { page } = desk;
  await goToSignIn(page);
  await page.getByLabel('Address of the endpoint').fill(endpoint.url);
  await page.getByRole('button', { name: 'Use a token instead' }).click();
  await page.getByLabel('Token', { exact: true }).fill(await endpoint.token('camille'));
  await page.keyboard.press('Enter');
  await expect(owner(page)).toHaveText('camille, Société Exemple');
  await expect(page.getByText('Connected by a token.')).toBeVisible();

  await page.getByRole('button', { name: 'Somebody else, or another address' }).click();
  await page.getByLabel('Token', { exact: true }).fill('of nobody');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert', { name: 'The endpoint doesn’t let you in' })).toBeVisible();
  await page.getByLabel('Token', { exact: true }).fill(await endpoint.token('marc'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('You signed in as marc, Société Exemple')).toBeVisible();
  await page.getByRole('button', { name: 'Stay on this desk' }).click();
  await expect(owner(page)).toHaveText('camille, Société Exemple');
  await addPartner(page, 'Armor Réseaux');
  await expect(syncLine(page)).toHaveText(/All sent at/);
  expect(await writtenBy('camille')).toEqual(['Armor Réseaux']);
  expect(await writtenBy('marc')).toEqual([]);
  await desk.close();
});

test('a sign-out warns of what waits, closes the desk and keeps it; its owner opens it again', async () => {
  const desk = await launchDesk();
  const { page } = desk;
  await camilleSignsIn(desk);
  await page.evaluate(() => window.escale.settings.set({ offline: true }));
  await addPartner(page, 'Armor Réseaux');
  await goTo(page, '/settings');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('1 change has not been sent yet.')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();

  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await expectNothingFound(page, 'the door');
  await expect.poll(() => provider.asked).toContain('revocation');
  expect(await page.locator('body').innerText()).not.toMatch(/camille|Armor/i);
  await desk.close();

  const again = await launchDesk({ userData: desk.userData });
  await expect(again.page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  const otherBrowser = await playBrowser(again.app);
  await again.page.getByRole('button', { name: 'Sign in with your company' }).click();
  await otherBrowser.follow();
  await expect(syncLine(again.page)).toHaveText(/All sent at/);
  await goTo(again.page, '/partners');
  await expect(again.page.getByText('Armor Réseaux')).toBeVisible();
  expect(await writtenBy('camille')).toEqual(['Armor Réseaux']);
  await again.close();
});
