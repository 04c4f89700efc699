import { expect } from '@playwright/test';
import type { Language } from '#shared/domain/fields';
import { storyThursday } from '#shared/sample/data/storyLatest';
import { picture } from './keepsakes';
import type { Laptop } from './laptop';
import { expectPaper, savePaper } from './papers';
import { story } from './story';

/** What the report says in its language, whatever was typed. */
const printed: Readonly<Record<Language, { readonly title: string; readonly internal: string }>> = {
  fr: { title: 'Compte rendu de visite', internal: 'Interne – à ne pas diffuser' },
  en: { title: 'Visit report', internal: 'Internal – not to be passed on' },
};

const everybody = [
  ...story.notes.map((note) => note.replace(/^- /, '')),
  story.decision,
  story.promise,
  story.agendaPoint,
  story.newcomer.name,
  ...story.actions.flatMap(({ title, owner }) => [title, owner]),
];
const ours = [story.internalDecision, story.internalNote, storyThursday.internalNotes ?? ''];

/** Ends the meeting and saves its report: in French and in English, for the file and for the partner. */
export async function saveReports(manager: Laptop): Promise<void> {
  const { page, t } = manager;
  await page.getByRole('button', { name: t('meetings.end') }).click();
  await expect(
    page.getByText(t('domain.meetingState.held'), { exact: true }).first(),
    'the meeting is not held after it was ended',
  ).toBeVisible();
  for (const language of ['fr', 'en'] as const) {
    for (const audience of ['file', 'partner'] as const) await saveOne(manager, language, audience);
  }
}

async function saveOne(manager: Laptop, language: Language, audience: 'file' | 'partner'): Promise<void> {
  const { page, t } = manager;
  const choices = page.getByRole('complementary', { name: t('meetings.report.choices') });
  await choices.getByText(t(`domain.language.${language}`), { exact: true }).click();
  const copy = t(audience === 'file' ? 'meetings.report.forFile' : 'meetings.report.forPartner');
  await choices.getByText(copy, { exact: true }).click();
  const { title, internal } = printed[language];
  const preview = page.getByRole('region', { name: t('meetings.report.preview') });
  await expect(preview, `the preview is not the one that was chosen: ${title}, ${copy}`).toContainText(title);
  if (audience === 'partner') {
    await picture(page, `report-${language}`, `the partner’s copy in ${language}, before it is saved`);
  }
  const what = `the report in ${language === 'fr' ? 'French' : 'English'}, for the ${audience}`;
  const paper = await savePaper(
    manager,
    choices.getByRole('button', { name: t('meetings.report.save') }),
    what,
  );
  expect(paper.language, `${paper.name} does not say its language`).toBe(language);
  if (audience === 'file') expectPaper(paper, [title, internal, ...everybody, ...ours]);
  else expectPaper(paper, [title, ...everybody], [internal, ...ours]);
}
