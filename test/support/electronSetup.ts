import { openDisplay } from '../../electron/runtime/display.mjs';
import { prepareDesk } from '../../electron/runtime/prepare.mjs';

/**
 * Playwright's global set-up: the build, an Electron runtime and a display for all that the tests start.
 * @returns the tear-down
 */
export default async function electronSetup(): Promise<() => Promise<void>> {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = await prepareDesk();
  const display = await openDisplay();
  Object.assign(process.env, display.env);
  return display.close;
}
