import { randomUUID } from 'node:crypto';
import { BrowserWindow } from 'electron';
import type { PrintToPDFOptions } from 'electron';
import type { ReportModel } from '#shared/reports/model';
import { appOrigin } from './appScheme';
import { hardenedPreferences } from './security';

const margin = 20 / 25.4;
/** Milliseconds that a page gets to be laid out, and then to be printed. */
const layoutCap = 30_000;
const printCap = 60_000;

export interface PrinterOptions {
  readonly preload: string;
  /** Header and footer as `printToPDF` takes them. */
  readonly furniture: (model: ReportModel) => { readonly header: string; readonly footer: string };
}

/** Prints report models through the desk's own print page, each in a window that nobody sees. */
export interface Printer {
  readonly print: (model: ReportModel) => Promise<Uint8Array>;
  /** The model of a job that is being printed; null for others. */
  readonly modelOf: (job: string) => ReportModel | null;
  readonly ready: (job: string) => void;
  /** Whether these web contents are a print page. */
  readonly prints: (contentsId: number) => boolean;
}

interface Job {
  readonly model: ReportModel;
  readonly ready: () => void;
}

export function createPrinter({ preload, furniture }: PrinterOptions): Printer {
  const jobs = new Map<string, Job>();
  const pages = new Set<number>();

  const print = async (model: ReportModel): Promise<Uint8Array> => {
    const job = randomUUID();
    const window = new BrowserWindow({
      show: false,
      width: 794,
      height: 1123,
      webPreferences: {
        ...hardenedPreferences,
        preload,
        spellcheck: false,
        devTools: false,
        backgroundThrottling: false,
      },
    });
    const { id } = window.webContents;
    pages.add(id);
    try {
      const laidOut = new Promise<void>((resolve, reject) => {
        jobs.set(job, { model, ready: resolve });
        window.webContents.once('render-process-gone', () => reject(new Error('the print page ended')));
      });
      const loaded = window.loadURL(`${appOrigin}/print.html?job=${job}`);
      await within(layoutCap, 'layout', Promise.all([loaded, laidOut]));
      return await within(printCap, 'print', window.webContents.printToPDF(pdfOptions(furniture(model))));
    } finally {
      jobs.delete(job);
      pages.delete(id);
      if (!window.isDestroyed()) window.destroy();
    }
  };
  return {
    print,
    modelOf: (job) => jobs.get(job)?.model ?? null,
    ready: (job) => jobs.get(job)?.ready(),
    prints: (contentsId) => pages.has(contentsId),
  };
}

/** A4 with 20 mm on all sides, tagged, with an outline of the headings. */
function pdfOptions({ header, footer }: { header: string; footer: string }): PrintToPDFOptions {
  return {
    pageSize: 'A4',
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    preferCSSPageSize: false,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: header,
    footerTemplate: footer,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  };
}

async function within<T>(milliseconds: number, step: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the ${step} took more than ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
