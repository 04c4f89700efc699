import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { briefReport } from '#shared/reports/briefReport';
import { composeBrief } from '#shared/reports/composeBrief';
import type { ReportModel } from '#shared/reports/model';
import { visitReport } from '#shared/reports/visitReport';
import type { VisitReportInput } from '#shared/reports/visitReport';
import { armorFile, armorId, armorVisit, filed, testId, visitId } from '../support/armorFile';
import { readPdf } from '../support/readPdf';
import type { ReadPdf } from '../support/readPdf';
import { launchDesk } from './support/app';
import type { Desk } from './support/app';

const base = {
  file: armorFile(),
  meeting: armorVisit(),
  author: { name: 'Camille Roussel', company: 'Kerlann' },
  now: new Date('2026-11-26T15:20:00.000Z'),
  zone: 'Europe/Paris',
} satisfies Partial<VisitReportInput>;

/** The pages' text in one, with ordinary spaces and without the ends of lines. */
function textOf({ pages }: Pick<ReadPdf, 'pages'>): string {
  return pages.join('\n').replace(/[\s\u00A0\u202F]+/g, ' ');
}

test.describe('a report as PDF', () => {
  let desk: Desk;
  test.beforeAll(async () => {
    desk = await launchDesk();
  });
  test.afterAll(async () => {
    await desk.kill();
  });

  /** Saves through the bridge as the desk does, the dialog answered with a file in an empty folder. */
  async function saved(model: ReportModel, fileName: string): Promise<ReadPdf> {
    const folder = test.info().outputDir;
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${fileName}.pdf`);
    await desk.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    const result = await desk.page.evaluate((request) => window.escale.reports.savePdf(request), {
      model,
      fileName,
    });
    expect(result).toEqual({ status: 'saved', path });
    return readPdf(await readFile(path));
  }

  test('is a tagged French document in the page’s own embedded type', async () => {
    const pdf = await saved(visitReport({ ...base, language: 'fr', audience: 'file' }), 'fr');
    expect(pdf.language).toBe('fr');
    expect(pdf.tagged).toBe(true);
    expect(pdf.title.replaceAll('\u00A0', ' ')).toBe(
      'Compte rendu de visite – Armor Réseaux – jeudi 26 novembre 2026',
    );
    expect(pdf.fonts.length).toBeGreaterThan(0);
    for (const font of pdf.fonts) {
      expect(font).toMatchObject({ kind: 'CIDFontType2', embedded: true });
      expect(font.name).toContain('SourceSans3');
    }
  });

  test('has the partner, the day and the place above each page, and its number below', async () => {
    const { pages } = await saved(visitReport({ ...base, language: 'fr', audience: 'file' }), 'strips');
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, page] of pages.entries()) {
      const text = textOf({ pages: [page] });
      expect(text).toContain('26 novembre 2026 · Lorient, 12 quai des Indes');
      expect(text).toContain('Établi par Camille Roussel le 26 novembre 2026 à 16 h 20');
      expect(text).toContain(`page ${String(index + 1)} sur ${String(pages.length)}`);
      expect(text).toContain('Interne – à ne pas diffuser');
    }
  });

  test('keeps what is internal out of the partner’s copy', async () => {
    const internal = [
      'Marge à revoir avant mars',
      'Remise exceptionnelle',
      'accord de la direction',
      'Relancer la logistique',
      'Surveiller la trésorerie',
      'Préfère être appelée',
      'nterne',
    ];
    const own = textOf(await saved(visitReport({ ...base, language: 'fr', audience: 'file' }), 'own'));
    for (const text of internal.slice(0, 4)) expect(own).toContain(text);
    const copy = textOf(await saved(visitReport({ ...base, language: 'fr', audience: 'partner' }), 'copy'));
    for (const text of internal) expect(copy).not.toContain(text);
    expect(copy).toContain('Démonstration commune au salon de mars.');
  });

  test('reads in the order of the page', async () => {
    const text = textOf(await saved(visitReport({ ...base, language: 'fr', audience: 'partner' }), 'order'));
    const order = ['Présents', 'Ordre du jour', 'Ventes du trimestre', 'Échanges', 'Décisions', 'Actions'];
    const places = order.map((word) => text.indexOf(word));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('speaks English', async () => {
    const pdf = await saved(visitReport({ ...base, language: 'en', audience: 'partner' }), 'en');
    expect(pdf.language).toBe('en');
    const text = textOf(pdf);
    expect(text).toContain('Visit report');
    expect(text).toContain('Thursday 26 November 2026, 14:00–15:30');
    expect(text).toContain('page 1 of');
  });

  test('repeats the head of a table and leaves no heading alone at the foot of a page', async () => {
    const actions = Array.from({ length: 60 }, (_, index) =>
      filed('action', 400 + index, {
        partnerId: armorId,
        meetingId: visitId,
        title: `Action numéro ${String(index + 1)}`,
        owner: 'Idris Benali',
        dueOn: '2026-12-15',
      }),
    );
    const notes = Array.from(
      { length: 40 },
      (_, index) =>
        `## Titre ${String(index + 1)}\n\n${'Le stock reste bas, la demande monte. '.repeat((index % 7) + 1)}`,
    ).join('\n\n');
    const model = visitReport({
      ...base,
      file: armorFile({ actions }),
      meeting: armorVisit({ notes }),
      language: 'fr',
      audience: 'partner',
    });
    const { pages } = await saved(model, 'long');
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages) {
      const lines = page.split('\n');
      const body = lines.slice(0, lines.lastIndexOf('Armor Réseaux'));
      expect(body.at(-1)).not.toMatch(/^(Titre \d+|Actions|Engagements|Action|Échéance|État)$/);
      if (page.includes('Action numéro')) expect(lines).toContain('Échéance');
    }
  });

  test('puts a brief on one page', async () => {
    const brief = composeBrief({
      file: base.file,
      meeting: armorVisit({ state: 'planned', agenda: [{ id: testId(1), text: 'Ventes du trimestre' }] }),
      now: new Date('2026-11-24T17:20:00.000Z'),
      zone: 'Europe/Paris',
    });
    const pdf = await saved(briefReport(brief, 'fr'), 'brief');
    expect(pdf.pages).toHaveLength(1);
    expect(textOf(pdf)).toContain('Fiche établie le 24 novembre 2026 à 18 h 20');
  });
});
