import { dialog } from 'electron';
import type { BrowserWindow, SaveDialogOptions } from 'electron';
import { existsSync } from 'node:fs';
import { extname } from 'node:path';

/** Asks where a file goes; null when the person gave up. */
export async function askForFile(
  parent: BrowserWindow | null,
  proposal: string,
  extension: 'pdf' | 'json',
): Promise<string | null> {
  const filePath = await askForPlace(parent, proposal, [
    { name: extension.toUpperCase(), extensions: [extension] },
  ]);
  if (filePath === null) return null;
  // Linux adds no extension; but a file that the person wasn't asked about must not be replaced.
  const complete =
    extname(filePath).toLowerCase() === `.${extension}` ? filePath : `${filePath}.${extension}`;
  return complete !== filePath && existsSync(complete) ? filePath : complete;
}

/** Asks where a file goes, whatever its extension; null when the person gave up. */
export async function askForPlace(
  parent: BrowserWindow | null,
  proposal: string,
  filters: NonNullable<SaveDialogOptions['filters']> = [],
): Promise<string | null> {
  const options = {
    defaultPath: proposal,
    filters,
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
  };
  const { canceled, filePath } = await (parent === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options));
  return canceled || filePath === '' ? null : filePath;
}

/** Asks which files are meant; none when the person gave up. */
export async function askForFiles(parent: BrowserWindow | null): Promise<readonly string[]> {
  const options = { properties: ['openFile' as const, 'multiSelections' as const] };
  const { canceled, filePaths } = await (parent === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return canceled ? [] : filePaths;
}
