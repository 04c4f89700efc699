import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * electron-builder's hook between packing and signing: takes Electron's own start-up app out, which a runtime
 * given as a folder brings along.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, packager }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}
