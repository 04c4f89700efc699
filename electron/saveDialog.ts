import { dialog } from 'electron';
import type { BrowserWindow, SaveDialogOptions } from 'electron';
import { existsSync } from 'node:fs';
import { extname } from 'node:path';

/** Asks where a PDF goes; null when the person gave up. */
export async function askForPdfFile(parent: BrowserWindow | null, proposal: string): Promise<string | null> {
  const filePath = await askWhere(parent, {
    defaultPath: proposal,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (filePath === null) return null;
  // Linux adds no extension; but a file that the person wasn't asked about must not be replaced.
  const complete = extname(filePath).toLowerCase() === '.pdf' ? filePath : `${filePath}.pdf`;
  return complete !== filePath && existsSync(complete) ? filePath : complete;
}

/** Asks where a copy of a file goes; null when the person gave up. */
export async function askForPlace(parent: BrowserWindow | null, proposal: string): Promise<string | null> {
  return askWhere(parent, { defaultPath: proposal });
}

/** Asks which files are meant; none when the person gave up. */
export async function askForFiles(parent: BrowserWindow | null): Promise<readonly string[]> {
  const options = { properties: ['openFile' as const, 'multiSelections' as const] };
  const { canceled, filePaths } = await (parent === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return canceled ? [] : filePaths;
}

async function askWhere(parent: BrowserWindow | null, wanted: SaveDialogOptions): Promise<string | null> {
  const options = {
    ...wanted,
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
  };
  const { canceled, filePath } = await (parent === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options));
  return canceled || filePath === '' ? null : filePath;
}
