import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { expectNothingFound } from './support/accessibility';
import { launchDesk } from './support/app';
import type { Desk } from './support/app';
import { startMiddleman } from './support/middleman';
import type { Middleman, Mood } from './support/middleman';
import { addPartner, begin, connect, field, goTo, syncLine, words } from './support/screens';

const say = words.fr;
const french = { LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' };
const person = 'Camille Roussel';

/** What goes wrong, what the Sync page says then, and what the rail says while a change waits. */
const badDays: readonly (readonly [string, Mood | 'away', string, RegExp])[] = [
  [
    'an answer in HTML with status 200',
    'html',
    'Autre chose répond à la place du serveur',
    /^Autre chose répond.*, 1 modification en attente depuis/,
  ],
  [
    'an answer that is cut short',
    'truncated',
    'Autre chose répond à la place du serveur',
    /^Autre chose répond.*, 1 modification en attente depuis/,
  ],
  [
    'a connection that breaks in the middle of an answer',
    'broken',
    'Le serveur est injoignable',
    /^Pas de connexion, 1 modification en attente depuis/,
  ],
  [
    'an endpoint that can’t be reached',
    'away',
    'Le serveur est injoignable',
    /^Pas de connexion, 1 modification en attente depuis/,
  ],
];

test.describe('the desk says it in French, keeps what is written and sends it afterwards, with', () => {
  test.describe.configure({ mode: 'serial' });
  let endpoint: TestEndpoint;
  let middleman: Middleman;
  let desk: Desk;
  let address: string;

  test.beforeAll(async () => {
    endpoint = await startEndpoint();
    middleman = await startMiddleman(endpoint.url);
    desk = await launchDesk({ env: french });
    await begin(desk.page, 'empty', person);
    address = await addPartner(desk.page, 'Gavotte Informatique', say);
    await connect(desk.page, middleman.address, await endpoint.token(person), say);
    await expect(syncLine(desk.page)).toHaveText(say.allSent);
  });
  test.beforeEach(() => middleman.be('passing'));
  test.afterAll(async () => {
    await desk.kill();
    await middleman.leave();
    await endpoint.stop();
  });

  /** The partner's city at the endpoint, as any other laptop gets it. */
  async function cityThere(): Promise<unknown> {
    const headers = { Authorization: `Bearer ${await endpoint.token('Directrice')}` };
    const answer = await fetch(`${endpoint.url}/v1/snapshot?limit=100`, { headers });
    const { records } = (await answer.json()) as {
      records: { id: string; data: { city?: unknown } }[];
    };
    return records.find(({ id }) => address.endsWith(id))?.data.city;
  }

  async function moveTo(city: string): Promise<void> {
    await goTo(desk.page, address);
    await field(desk.page, 'Ville').fill(city);
    await desk.page.keyboard.press('Enter');
    await expect(desk.page.getByRole('main').getByText(say.savedAt)).toBeVisible();
  }

  const syncNow = () => desk.page.getByRole('button', { name: 'Synchroniser' }).click();

  for (const [index, [name, mood, title, line]] of badDays.entries()) {
    test(name, async () => {
      const { page } = desk;
      if (mood === 'away') await middleman.leave();
      else middleman.be(mood);
      await moveTo(`Ville ${index}`);
      await goTo(page, '/sync');
      const advice = page.getByRole('alert').filter({ hasText: title });
      await expect(advice).toContainText(/gardé ici.*Nouvel essai à/s);
      await expect(syncLine(page)).toHaveText(line);
      await goTo(page, address);
      await expect(field(page, 'Ville')).toHaveValue(`Ville ${index}`);

      if (mood === 'away') await middleman.comeBack();
      else middleman.be('passing');
      await goTo(page, '/sync');
      await syncNow();
      await expect(syncLine(page)).toHaveText(say.allSent);
      await expect(advice).toHaveCount(0);
      expect(await cityThere()).toBe(`Ville ${index}`);
    });
  }

  test('a clock that is wrong, which it says and which changes nothing else', async () => {
    const { page } = desk;
    middleman.be('ahead');
    await moveTo('Douarnenez');
    await expect(syncLine(page)).toHaveText(say.allSent);
    await goTo(page, '/sync');
    const advice = page.getByRole('alert').filter({ hasText: 'L’horloge de cet ordinateur est fausse' });
    await expect(advice).toContainText('Elle retarde de 120 minutes');
    await expectNothingFound(page, 'the sync with a wrong clock');
    expect(await cityThere()).toBe('Douarnenez');
    middleman.be('passing');
    await syncNow();
    await expect(advice).toHaveCount(0);
  });

  test('a token that is refused, until another one is entered', async () => {
    const { page } = desk;
    middleman.be('refused');
    await moveTo('Audierne');
    await goTo(page, '/sync');
    await expect(syncLine(page)).toHaveText('Reconnectez-vous');
    const advice = page.getByRole('alert').filter({ hasText: 'Le serveur ne vous reconnaît plus' });
    await expect(advice).toContainText('Vos modifications restent ici');
    await expectNothingFound(page, 'the sync with a refused token');
    expect(await cityThere()).toBe('Douarnenez');

    middleman.be('passing');
    await advice.getByRole('link', { name: 'Se connecter' }).click();
    await page.getByLabel(say.token, { exact: true }).fill(await endpoint.token(person));
    await page.getByRole('button', { name: say.connect, exact: true }).click();
    await expect(syncLine(page)).toHaveText(say.allSent);
    expect(await cityThere()).toBe('Audierne');
  });

  test('a database that is lost with a change that was never sent, which is kept and goes out', async () => {
    middleman.be('refused');
    await moveTo('Penmarch');
    await expect(syncLine(desk.page)).toHaveText('Reconnectez-vous');
    await loseDatabase();
    const { page } = desk;
    await expect(page.getByText('1 modification absente de la base a été reprise du journal.')).toBeVisible();
    await goTo(page, address);
    await expect(field(page, 'Ville')).toHaveValue('Penmarch');
    middleman.be('passing');
    await connect(page, middleman.address, await endpoint.token(person), say);
    await expect(syncLine(page)).toHaveText(say.allSent);
    await goTo(page, address);
    await expect(field(page, 'Ville')).toHaveValue('Penmarch');
    expect(await cityThere()).toBe('Penmarch');
  });

  test('a database that is lost when all was sent: the desk isn’t new, and the records come back', async () => {
    await loseDatabase();
    let { page } = desk;
    await expect(page.getByText('La base a été trouvée vide.')).toBeVisible();
    const notice = () =>
      page.getByRole('status').filter({ hasText: 'Une partie de votre portefeuille n’est pas' });
    await expect(notice()).toContainText('Tout reviendra dès que vous serez reconnecté.');
    await expectNothingFound(page, 'a desk that lacks what only the endpoint has');
    // It is no news of one start alone: it stands until all is back.
    await desk.kill();
    desk = await launchDesk({ userData: desk.userData, env: french });
    ({ page } = desk);
    await expect(notice()).toBeVisible();
    await connect(page, middleman.address, await endpoint.token(person), say);
    await expect(syncLine(page)).toHaveText(say.allSent);
    await expect(notice()).toHaveCount(0);
    await goTo(page, address);
    await expect(field(page, 'Ville')).toHaveValue('Penmarch');
  });

  async function loseDatabase(): Promise<void> {
    await desk.kill();
    await rm(join(desk.userData, 'IndexedDB'), { recursive: true });
    desk = await launchDesk({ userData: desk.userData, env: french });
  }
});
