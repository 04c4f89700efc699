import { execFileSync } from 'node:child_process';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { SaveResult } from '#shared/bridge/contract';
import type { ReportModel } from '#shared/reports/model';
import { launchDesk } from './support/app';
import type { Desk } from './support/app';

const long = 'Le partenaire confirme la remise du premier trimestre et demande une démonstration. '.repeat(6);

const model: ReportModel = {
  language: 'fr',
  title: 'Compte rendu de visite',
  subtitle: 'Armor Réseaux – jeudi 26 novembre 2026',
  header: { partner: 'Armor Réseaux & Fils', date: '26 novembre 2026', place: 'Rennes' },
  footer: 'Établi par Camille Roussel',
  marking: '',
  sections: Array.from({ length: 8 }, (_x, index) => ({
    title: `Point ${index + 1}`,
    blocks: [{ kind: 'paragraph' as const, spans: [{ text: long }] }],
  })),
};

/** Answers the next save dialogs with this file, or gives up. */
async function chooseFile(desk: Desk, path: string | null): Promise<void> {
  await desk.app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, {
      showSaveDialog: async (...args: unknown[]) => {
        Object.assign(globalThis, { asked: args.at(-1) });
        return { canceled: filePath === null, filePath: filePath ?? '' };
      },
    });
  }, path);
}

function savePdf(desk: Desk): Promise<SaveResult> {
  return desk.page.evaluate(
    (given) => window.escale.reports.savePdf({ model: given, fileName: 'Armor: visite' }),
    model,
  );
}

const proposed = (desk: Desk) =>
  desk.app.evaluate(() => (Reflect.get(globalThis, 'asked') as { defaultPath: string }).defaultPath);
const windows = (desk: Desk) =>
  desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test.describe('a report', () => {
  let desk: Desk;
  let folder: string;
  test.beforeAll(async () => {
    desk = await launchDesk();
    folder = join(desk.userData, 'visites');
    await mkdir(folder);
  });
  test.afterAll(() => desk.kill());

  test('becomes a tagged PDF on A4 with its text, its strips and its page numbers', async () => {
    const path = join(folder, 'visite.pdf');
    await chooseFile(desk, path);
    expect(await savePdf(desk)).toEqual({ status: 'saved', path });
    const information = execFileSync('pdfinfo', [path]).toString();
    expect(information).toMatch(/Tagged:\s+yes/);
    expect(information).toMatch(/Page size:\s+59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/);
    const pages = Number(/Pages:\s+(\d+)/.exec(information)?.[1]);
    expect(pages).toBeGreaterThan(1);
    const text = execFileSync('pdftotext', ['-layout', path, '-']).toString();
    expect(text).toContain('Compte rendu de visite');
    expect(text).toContain('Armor Réseaux & Fils');
    expect(text).toContain('Établi par Camille Roussel');
    expect(text.replaceAll('\u00a0', ' ')).toContain(`page 1 sur ${pages}`);
    expect(await readdir(folder)).toEqual(['visite.pdf']);
    expect(await windows(desk)).toBe(1);
  });

  test('is proposed in the folder of the last one, under a name that every system takes', async () => {
    await chooseFile(desk, null);
    expect(await savePdf(desk)).toEqual({ status: 'cancelled' });
    expect(await proposed(desk)).toBe(join(folder, 'Armor visite.pdf'));
    expect((await desk.page.evaluate(() => window.escale.settings.get())).lastFolder).toBe(folder);
  });

  test('that cannot be written says why, and leaves the older file alone', async () => {
    const path = join(folder, 'missing', 'visite.pdf');
    await chooseFile(desk, path);
    expect(await savePdf(desk)).toMatchObject({ status: 'failed', path, detail: 'ENOENT' });
    expect((await readFile(join(folder, 'visite.pdf'))).subarray(0, 4).toString()).toBe('%PDF');
    expect(await windows(desk)).toBe(1);
  });

  test('two at a time are both printed', async () => {
    await chooseFile(desk, join(folder, 'zwei.pdf'));
    const results = await Promise.all([savePdf(desk), savePdf(desk)]);
    expect(results.map(({ status }) => status)).toEqual(['saved', 'saved']);
  });

  test('is not to be had by a page that is not printing it', async () => {
    expect(await desk.page.evaluate(() => window.escale.reports.printModel(crypto.randomUUID()))).toBeNull();
  });
});
