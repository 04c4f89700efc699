import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { localDay, wallMinutes } from '#shared/domain/localTime';
import { timeText } from '#shared/domain/spokenTime';
import type { Laptop } from './laptop';
import { story } from './story';

const quarter = 15;

/** The partner asks us to come at once: the visit's day and time are changed in place. */
export async function moveToNow({ page, t }: Laptop, zone: string): Promise<void> {
  const day = localDay(new Date(), zone);
  const minutes = Math.floor(wallMinutes(new Date(), zone) / quarter) * quarter;
  await page.getByRole('button', { name: t('meetings.changeWhen') }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(t('meetings.day'), { exact: true }).fill(day.split('-').toReversed().join('/'));
  await page.keyboard.press('Enter');
  await form.getByLabel(t('meetings.time'), { exact: true }).fill(timeText(minutes));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(
    page.getByText(t('meetings.now'), { exact: true }),
    'the visit is not under way after it was moved to this hour',
  ).toBeVisible();
}

/** Types the agenda's last point and checks off what was talked about. F6 leads from part to part. */
export async function workThroughAgenda({ page, t }: Laptop): Promise<void> {
  await page.keyboard.press('F6');
  await line(page, story.agendaPoint);
  const agenda = page.getByRole('region', { name: t('meetings.agenda') });
  await expectField(agenda, story.agendaPoint, 'the new point is not on the agenda');
  for (const box of (await agenda.getByRole('checkbox').all()).toReversed()) {
    const name = (await box.getAttribute('aria-label')) ?? '';
    if (name.includes(story.notCovered)) continue;
    await box.focus();
    await page.keyboard.press('Space');
    await expect(box, `the point could not be checked off: ${name}`).toBeChecked();
  }
}

/** Somebody at the table whom nobody knew: name and function, Enter. */
export async function addNewcomer({ page, t }: Laptop): Promise<void> {
  await page.keyboard.press('F6');
  await line(page, story.newcomer.typed);
  const people = page.getByRole('region', { name: t('meetings.people') });
  await expect(
    people.getByText(story.newcomer.name),
    'the person added in place is not among those present, once',
  ).toHaveCount(1);
  await expect(
    people.getByPlaceholder(t('meetings.addPerson')),
    'the line for one more person is not empty again',
  ).toHaveValue('');
}

/** Notes as one talks: "- [ ] " makes an action of a line, "=> " a decision, and nothing but the keys is touched. */
export async function takeNotes(laptop: Laptop): Promise<void> {
  const { page, t } = laptop;
  await page.keyboard.press('F6');
  await expect(page.getByRole('textbox', { name: t('meetings.notes'), exact: true })).toBeFocused();
  for (const text of story.notes) await line(page, text);
  await page.keyboard.press('Enter');
  await page.keyboard.type('- [ ] ');
  for (const action of story.actions) {
    await line(page, action.title);
    await answerPrompt(laptop, action);
  }
  const tasks = page.locator('.ProseMirror [data-type="taskList"] > li');
  await expect(tasks, 'lines that are no action became one').toHaveCount(story.actions.length + 1);
  await page.keyboard.press('Enter');
  await page.keyboard.type('=> ');
  await line(page, story.decision);
  await expectField(
    page.getByRole('region', { name: t('meetings.decisions') }),
    story.decision,
    'the line after “=>” did not become a decision',
  );
}

/** Who and by when, asked beneath the line that became an action. */
async function answerPrompt({ page, t }: Laptop, action: (typeof story.actions)[number]): Promise<void> {
  const prompt = page.getByRole('group', { name: t('meetings.prompt', { title: action.title }) });
  await expect(
    prompt.getByLabel(t('meetings.who'), { exact: true }),
    `nobody asks who does “${action.title}”`,
  ).toBeFocused();
  await line(page, action.typed);
  await expect(prompt.getByLabel(t('domain.field.dueOn'), { exact: true })).toBeFocused();
  await line(page, action.due);
  await expect(prompt, 'the question who and by when does not go away').toBeHidden();
  const notes = page.getByRole('textbox', { name: t('meetings.notes'), exact: true });
  await expect(notes, 'the caret is not back in the notes').toBeFocused();
  await expect(
    notes.locator('[data-line="action"]', { hasText: action.title }),
    'owner and due date do not stand at the end of the line',
  ).toHaveAttribute('data-label', new RegExp(`^${action.owner} · .*\\d`));
  const row = page.getByRole('region', { name: t('meetings.actions') }).locator('[data-action]');
  await expectField(row, action.title, `“${action.title}” is not among the actions`);
  await expectField(row, action.owner, `“${action.title}” has not got its owner ${action.owner}`);
}

/** What is for us alone: a note, and a decision kept from the partner's copy. */
export async function keepToOurselves({ page, t }: Laptop): Promise<void> {
  await page.keyboard.press('F6');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(story.internalNote);
  await page.keyboard.press('F6');
  await line(page, story.internalDecision);
  const lock = page.getByRole('button', { name: `${t('meetings.internal')} – ${story.internalDecision}` });
  await lock.click();
  await expect(lock, 'the decision could not be made internal').toHaveAttribute('aria-pressed', 'true');
}

/** What they promise, and when one meets again. */
export async function parting({ page, t }: Laptop): Promise<void> {
  const promise = page.getByRole('textbox', { name: t('meetings.addCommitment') });
  await promise.focus();
  await line(page, story.promise);
  await expectField(
    page.getByRole('region', { name: t('meetings.commitments') }),
    story.promise,
    'what they promise is not among the commitments',
  );
  await page.getByRole('textbox', { name: t('meetings.nextDay') }).focus();
  await line(page, '+21');
  await line(page, '10 h');
  await expect(
    page.getByRole('region', { name: t('meetings.next') }).getByRole('link'),
    'the next meeting was not planned',
  ).toBeVisible();
}

/** Types a line and ends it. */
async function line(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Waits until one of the fields holds this text. */
export async function expectField(place: Locator, text: string, message: string): Promise<void> {
  const values = () =>
    place
      .locator('input, textarea')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  await expect.poll(values, { message }).toContain(text);
}
