import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readPdf } from '../support/readPdf';
import { keep, keepsakeFolder } from './keepsakes';
import type { Laptop } from './laptop';

/** A PDF that was saved, and what is to be read in it. */
export interface Paper {
  readonly name: string;
  /** All pages in one, with ordinary spaces. */
  readonly text: string;
  readonly pageCount: number;
  readonly language: string;
}

/** Whenever the desk asks where a file goes, its own proposal is taken, in the tour's folder. */
export async function answerSaveDialogs({ app }: Laptop): Promise<void> {
  await app.evaluate(({ dialog }, folder) => {
    dialog.showSaveDialog = (...given: unknown[]) => {
      const { defaultPath } = given.at(-1) as { defaultPath: string };
      const name = defaultPath.split(/[\\/]/).at(-1) ?? defaultPath;
      return Promise.resolve({ canceled: false, filePath: `${folder}/${name}` });
    };
  }, keepsakeFolder);
}

/** Saves by this button, and reads the file that the desk says it has written. */
export async function savePaper({ page, t }: Laptop, button: Locator, what: string): Promise<Paper> {
  const before = new Set(await papersThere());
  await button.click();
  const newcomers = async () => (await papersThere()).filter((name) => !before.has(name));
  await expect.poll(newcomers, { message: `${what} was not saved as PDF` }).toHaveLength(1);
  const [name = ''] = await newcomers();
  await expect(
    page.getByText(t('meetings.pdfSaved', { name })),
    `the screen does not say that ${name} is saved`,
  ).toBeVisible();
  const path = join(keepsakeFolder, name);
  const pdf = readPdf(await readFile(path));
  keep(path, what);
  const text = pdf.pages.join('\n').replace(/[\s\u00A0\u202F]+/g, ' ');
  return { name, text, pageCount: pdf.pages.length, language: pdf.language };
}

/** Sees to it that a paper holds each of these texts, and none of those. */
export function expectPaper(paper: Paper, holds: readonly string[], lacks: readonly string[] = []): void {
  for (const text of holds)
    expect(paper.text, `“${text}” is missing in ${paper.name}`).toContain(plain(text));
  for (const text of lacks)
    expect(paper.text, `“${text}” must not stand in ${paper.name}`).not.toContain(plain(text));
}

function plain(text: string): string {
  return text.replace(/[\s\u00A0\u202F]+/g, ' ');
}

async function papersThere(): Promise<string[]> {
  return (await readdir(keepsakeFolder)).filter((name) => name.endsWith('.pdf'));
}
