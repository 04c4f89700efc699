import { expect, type Page } from '@playwright/test';
import { field, goTo, notes, notesPane, openNotes, words } from '../e2e/support/screens';
import type { SeededRandom } from '../support/seededRandom';
import type { ShownAsSaved } from './shownAsSaved';

export type Doing = 'going' | 'typing' | 'saving';

/** A person who works at a page of a desk. */
export interface Person {
  readonly saved: ShownAsSaved;
  readonly random: SeededRandom;
  /** Addresses of what was made in the lives before. */
  readonly partners: string[];
  readonly meetings: string[];
  doing: Doing;
}

export function newPerson(saved: ShownAsSaved, random: SeededRandom): Person {
  return { saved, random, partners: [], meetings: [], doing: 'going' };
}

/** Writes one thing through the screens, as a person does, and waits until the desk says that it is saved. */
export async function writeSomething(page: Page, person: Person): Promise<void> {
  const { random, partners, meetings } = person;
  const partner = random.pick(partners);
  const meeting = random.pick(meetings);
  const dice = random.next();
  person.doing = 'going';
  if (partner === undefined || dice < 0.15) await createPartner(page, person);
  else if (dice < 0.5) await editCity(page, person, partner);
  else if (dice < 0.65 || meeting === undefined) await planMeeting(page, person, partner);
  else await typeNotes(page, person, meeting);
  person.doing = 'going';
}

async function createPartner(page: Page, person: Person): Promise<void> {
  const word = person.saved.newWord();
  const name = `Gavotte ${word}`;
  await goTo(page, '/partners/new');
  person.doing = 'typing';
  await field(page, words.en.partnerName).fill(name);
  person.saved.writing(word, word);
  person.doing = 'saving';
  await page.getByRole('button', { name: words.en.createPartner }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  person.saved.shown(word, word);
  person.partners.push(await page.evaluate(() => window.location.pathname));
}

async function editCity(page: Page, person: Person, partner: string): Promise<void> {
  // What is said there is about this edit, not about the one before.
  await goTo(page, '/sync');
  await goTo(page, partner);
  const city = field(page, 'City');
  if (!(await isThere(page, city))) return createPartner(page, person);
  const word = person.saved.newWord();
  person.doing = 'typing';
  await city.fill(`Quimper ${word}`);
  const place = `city of ${partner}`;
  person.saved.writing(place, word);
  person.doing = 'saving';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText(words.en.savedAt)).toBeVisible();
  person.saved.shown(place, word);
}

async function planMeeting(page: Page, person: Person, partner: string): Promise<void> {
  await goTo(page, partner);
  if (!(await isThere(page, field(page, 'City')))) return createPartner(page, person);
  await openNotes(page, partner);
  person.meetings.push(await page.evaluate(() => window.location.pathname));
  await insert(page, person);
}

async function typeNotes(page: Page, person: Person, meeting: string): Promise<void> {
  await goTo(page, '/sync');
  await goTo(page, meeting);
  if (!(await isThere(page, page.getByRole('tab').first()))) return createPartner(page, person);
  await page.keyboard.press('Control+2');
  await insert(page, person);
}

/** All of it at once, so that the first word about saving is about all of it. */
async function insert(page: Page, person: Person): Promise<void> {
  await notes(page).click();
  await page.keyboard.press('Control+End');
  const word = person.saved.newWord();
  person.saved.writing(word, word);
  person.doing = 'typing';
  await page.keyboard.insertText(`${word} wants the new price list. `);
  person.doing = 'saving';
  await expect(notesPane(page).getByText(words.en.savedAt)).toBeVisible();
  person.saved.shown(word, word);
}

/** What was sent may be at the endpoint only, where the database was damaged and nobody is signed in. */
async function isThere(page: Page, what: ReturnType<Page['locator']>): Promise<boolean> {
  const nothing = page.getByText('There is nothing at this address');
  await expect(what.or(nothing).first()).toBeVisible();
  return what.isVisible();
}
