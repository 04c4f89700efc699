import { dirname, join } from 'node:path';
import type { SaveResult, Shell } from '#shared/bridge/contract';
import type { ReportModel } from '#shared/reports/model';
import { safeFileName } from '../fileName';

export type FileExtension = 'pdf' | 'json';

export interface ReportParts {
  readonly print: (model: ReportModel) => Promise<Uint8Array>;
  readonly modelOf: (job: string) => ReportModel | null;
  readonly ready: (job: string) => void;
  /** The person's choice of a file, starting from a proposal; null when they gave up. */
  readonly askForFile: (proposal: string, extension: FileExtension) => Promise<string | null>;
  readonly save: (path: string, content: Uint8Array) => Promise<SaveResult>;
  /** The folder of the last file, or the usual one. */
  readonly folder: () => string;
  readonly rememberFolder: (folder: string) => Promise<unknown>;
  /** Called with each file that was written. */
  readonly saved: (path: string) => void;
  readonly failed: (error: unknown) => void;
}

export function reportHandlers(parts: ReportParts) {
  /** The person's choice of a file, its folder remembered. */
  const chosen = async (fileName: string, extension: FileExtension): Promise<string | null> => {
    const path = await parts.askForFile(join(parts.folder(), safeFileName(fileName, extension)), extension);
    if (path !== null) await parts.rememberFolder(dirname(path)).catch(parts.failed);
    return path;
  };
  const written = async (path: string, content: Uint8Array): Promise<SaveResult> => {
    const result = await parts.save(path, content);
    if (result.status === 'saved') parts.saved(result.path);
    return result;
  };
  return {
    savePdf: async ({ model, fileName }) => {
      const path = await chosen(fileName, 'pdf');
      if (path === null) return { status: 'cancelled' };
      let pdf: Uint8Array;
      try {
        pdf = await parts.print(model);
      } catch (error) {
        parts.failed(error);
        return { status: 'failed', reason: 'other', path, detail: 'print' };
      }
      return written(path, pdf);
    },
    saveJson: async ({ text, fileName }) => {
      const path = await chosen(fileName, 'json');
      return path === null ? { status: 'cancelled' } : written(path, new TextEncoder().encode(text));
    },
    printModel: async (job) => parts.modelOf(job),
    printReady: async (job) => parts.ready(job),
  } satisfies Shell['reports'];
}
