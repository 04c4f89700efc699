import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { extname } from 'node:path';

/** Asks where a file goes; null when the person gave up. */
export async function askForFile(
  parent: BrowserWindow | null,
  proposal: string,
  extension: 'pdf' | 'json',
): Promise<string | null> {
  const options = {
    defaultPath: proposal,
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
  };
  const { canceled, filePath } = await (parent === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options));
  if (canceled || filePath === '') return null;
  // Linux adds no extension; but a file that the person wasn't asked about must not be replaced.
  const complete =
    extname(filePath).toLowerCase() === `.${extension}` ? filePath : `${filePath}.${extension}`;
  return complete !== filePath && existsSync(complete) ? filePath : complete;
}
