import { expect, type Page } from '@playwright/test';
import { addPartner, field, goTo, notes, notesPane, openNotes, words } from '../e2e/support/screens';
import type { SeededRandom } from '../support/seededRandom';
import type { ShownAsSaved } from './shownAsSaved';

/** Addresses of what was made in the lives before. */
export interface DeskContents {
  readonly partners: string[];
  readonly meetings: string[];
}

/** Writes one thing through the screens, as a person does, and waits until the desk says that it is saved. */
export async function writeSomething(
  page: Page,
  saved: ShownAsSaved,
  contents: DeskContents,
  random: SeededRandom,
): Promise<void> {
  const partner = random.pick(contents.partners);
  const dice = random.next();
  if (partner === undefined || dice < 0.2) await createPartner(page, saved, contents);
  else if (dice < 0.6) await editCity(page, saved, partner);
  else if (dice < 0.75 || contents.meetings.length === 0) await planMeeting(page, saved, contents, partner);
  else await typeNotes(page, saved, random.pick(contents.meetings) ?? '');
}

async function createPartner(page: Page, saved: ShownAsSaved, contents: DeskContents): Promise<void> {
  const word = saved.newWord();
  saved.writing(word, word);
  contents.partners.push(await addPartner(page, `Gavotte ${word}`));
  saved.shown(word, word);
}

async function editCity(page: Page, saved: ShownAsSaved, partner: string): Promise<void> {
  // What is said there is about this edit, not about the one before.
  await goTo(page, '/sync');
  await goTo(page, partner);
  const word = saved.newWord();
  const city = field(page, 'City');
  await city.fill(`Quimper ${word}`);
  saved.writing(`city of ${partner}`, word);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText(words.en.savedAt)).toBeVisible();
  saved.shown(`city of ${partner}`, word);
}

async function planMeeting(
  page: Page,
  saved: ShownAsSaved,
  contents: DeskContents,
  partner: string,
): Promise<void> {
  await openNotes(page, partner);
  contents.meetings.push(await page.evaluate(() => window.location.pathname));
  await insert(page, saved);
}

async function typeNotes(page: Page, saved: ShownAsSaved, meeting: string): Promise<void> {
  await goTo(page, '/sync');
  await goTo(page, meeting);
  await page.keyboard.press('Control+2');
  await insert(page, saved);
}

/** All of it at once, so that the first word about saving is about all of it. */
async function insert(page: Page, saved: ShownAsSaved): Promise<void> {
  await notes(page).click();
  await page.keyboard.press('Control+End');
  const word = saved.newWord();
  saved.writing(word, word);
  await page.keyboard.insertText(`${word} wants the new price list. `);
  await expect(notesPane(page).getByText(words.en.savedAt)).toBeVisible();
  saved.shown(word, word);
}

/** Everything in the databases of the page, as text. */
export function everythingOn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await asked(indexedDB.open(name));
      const stores = [...db.objectStoreNames];
      if (stores.length > 0) {
        const transaction = db.transaction(stores, 'readonly');
        for (const store of stores) found.push(await asked(transaction.objectStore(store).getAll()));
      }
      db.close();
    }
    return JSON.stringify(found);
  });
}
