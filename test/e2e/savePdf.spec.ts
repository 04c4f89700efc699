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

test.describe('saving a report', () => {
  let desk: Desk;
  let folder: string;
  test.beforeAll(async () => {
    desk = await launchDesk();
    folder = join(desk.userData, 'visites');
    await mkdir(folder);
  });
  test.afterAll(() => desk.kill());

  test('writes the PDF where the person chose, and leaves neither half a file nor a window behind', async () => {
    const path = join(folder, 'visite.pdf');
    await chooseFile(desk, path);
    expect(await savePdf(desk)).toEqual({ status: 'saved', path });
    expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await readdir(folder)).toEqual(['visite.pdf']);
    expect(await windows(desk)).toBe(1);
  });

  test('proposes the folder of the last one, and a name that every system takes', async () => {
    await chooseFile(desk, null);
    expect(await savePdf(desk)).toEqual({ status: 'cancelled' });
    expect(await proposed(desk)).toBe(join(folder, 'Armor visite.pdf'));
    expect((await desk.page.evaluate(() => window.escale.settings.get())).lastFolder).toBe(folder);
  });

  test('says why it could not be done, and leaves the older file alone', async () => {
    const path = join(folder, 'missing', 'visite.pdf');
    await chooseFile(desk, path);
    expect(await savePdf(desk)).toMatchObject({ status: 'failed', path, detail: 'ENOENT' });
    expect((await readFile(join(folder, 'visite.pdf'))).subarray(0, 4).toString()).toBe('%PDF');
    expect(await windows(desk)).toBe(1);
  });

  test('goes twice at a time', async () => {
    await chooseFile(desk, join(folder, 'zwei.pdf'));
    const results = await Promise.all([savePdf(desk), savePdf(desk)]);
    expect(results.map(({ status }) => status)).toEqual(['saved', 'saved']);
  });

  test('shows a model to no page but the one that prints it', async () => {
    expect(await desk.page.evaluate(() => window.escale.reports.printModel(crypto.randomUUID()))).toBeNull();
  });
});
