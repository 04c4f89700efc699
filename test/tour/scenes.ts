import { expect } from '@playwright/test';
import { storyLatest } from '#shared/sample/data/storyLatest';
import { formatsOf } from '../../renderer/i18n/formats';
import {
  addNewcomer,
  expectField,
  keepToOurselves,
  moveToNow,
  parting,
  takeNotes,
  workThroughAgenda,
} from './holdMeeting';
import { picture } from './keepsakes';
import { find, goBy, loseNetwork, sentences, syncLine } from './laptop';
import type { Laptop } from './laptop';
import { expectPaper, savePaper } from './papers';
import type { Portfolio } from './portfolio';
import { story } from './story';

type Visit = Portfolio['visit'];

/** How long a laptop waits before it asks for news of its own accord, and a little. */
const untilNews = 80_000;

export async function watchVisit(director: Laptop, visit: Visit): Promise<void> {
  const { page, t } = director;
  await find(director, visit.title);
  await page.getByRole('tab', { name: t('meetings.step.live') }).click();
  await expect(
    page.getByRole('textbox', { name: t('meetings.notes'), exact: true }),
    'the visit has notes before it is held',
  ).toHaveText('');
}

export async function leaveNetwork(manager: Laptop, visit: Visit): Promise<void> {
  const { page } = manager;
  await loseNetwork(manager);
  await goBy(page, 'gt');
  const { dayLong } = formatsOf('fr');
  const start = new Date(visit.startsAt);
  const isToday = start.toDateString() === new Date().toDateString();
  const panel = page.getByRole('region', {
    name: isToday ? manager.t('today.meetings') : new RegExp(`^${dayLong(start)}`, 'i'),
  });
  const row = panel.getByRole('link', { name: story.partner });
  await expect(row, 'Today does not list Thursday’s visit').toBeVisible();
  await picture(page, 'today-fr', 'Today, in French');
  await page.evaluate(() => window.escale.settings.set({ language: 'en' }));
  const en = sentences('en');
  await expect(page.getByRole('link', { name: en('today.plan') })).toBeVisible();
  await picture(page, 'today', 'Today, the language switched to English');
  await page.evaluate(() => window.escale.settings.set({ language: 'fr' }));
  await row.click();
}

export async function prepareVisit(manager: Laptop, visit: Visit): Promise<void> {
  const { page, t } = manager;
  await page.keyboard.press('1');
  const last = page.getByRole('region', { name: t('meetings.brief.last') });
  const [decided = ''] = storyLatest.decisions?.[0] ?? [];
  await expect(last, 'the brief does not say what was decided last time').toContainText(decided);
  await expect(
    page.getByRole('region', { name: t('meetings.brief.points') }),
    'the brief raises no point',
  ).toContainText(/\w/);
  await picture(page, 'brief', 'the brief, on the screen');
  const save = page.getByRole('button', { name: t('meetings.brief.print') });
  const paper = await savePaper(manager, save, 'the brief, on paper');
  expect(paper.pageCount, 'the brief does not fit on one page').toBe(1);
  expectPaper(paper, [story.partner, decided, ...visit.agenda.map(({ text }) => text)]);
}

export async function holdVisit(manager: Laptop, visit: Visit): Promise<void> {
  const { page, t } = manager;
  await moveToNow(manager, visit.zone);
  await page.keyboard.press('2');
  await expect(page.getByRole('region', { name: t('meetings.agenda') })).toBeVisible();
  await workThroughAgenda(manager);
  await addNewcomer(manager);
  await takeNotes(manager);
  await page.getByRole('region', { name: t('meetings.agenda') }).evaluate((pane) => {
    pane.parentElement?.scrollTo(0, 0);
  });
  await picture(page, 'meeting', 'the meeting, while it is held');
  await keepToOurselves(manager);
  await parting(manager);
  await expect(
    page.getByText(new RegExp(`^${t('common.savedAt', { time: '' }).trim()}`)).first(),
    'the notes are not shown as saved',
  ).toBeVisible();
  await expect(
    page.getByRole('region', { name: t('meetings.people') }).getByText(story.newcomer.name),
    'the person added in place is there more than once',
  ).toHaveCount(1);
  await picture(page, 'meeting-agreed', 'the meeting, at its end');
}

/** The director touched nothing: the laptop asks for news once a minute. */
export async function seeVisit({ page, t }: Laptop): Promise<void> {
  const notes = page.getByRole('textbox', { name: t('meetings.notes'), exact: true });
  await expect(notes, 'the notes did not get to the second laptop').toContainText(story.notes[0], {
    timeout: untilNews,
  });
  const decisions = page.getByRole('region', { name: t('meetings.decisions') });
  await expectField(decisions, story.decision, 'the decision did not get to the second laptop');
  const actions = page.getByRole('region', { name: t('meetings.actions') });
  for (const { title, owner } of story.actions) {
    await expectField(actions, title, `“${title}” did not get to the second laptop`);
    await expectField(actions, owner, `the owner of “${title}” did not get to the second laptop`);
  }
  await expect(
    page.getByRole('region', { name: t('meetings.people') }),
    'the new contact did not get to the second laptop',
  ).toContainText(story.newcomer.name);
  await picture(page, 'second-laptop', 'the same meeting on the director’s laptop');
}

export async function lookAround(director: Laptop): Promise<void> {
  const { page } = director;
  await goBy(page, 'gp');
  await expect(page.getByText(story.partner, { exact: true })).toBeVisible();
  await picture(page, 'partners', 'the portfolio, on the director’s laptop');
  await find(director, story.partner);
  await expect(page.getByRole('heading', { name: story.partner })).toBeVisible();
  await picture(page, 'partner', 'the partner’s page');
  await expect(syncLine(page)).toContainText(director.t('sync.allSent'));
}
