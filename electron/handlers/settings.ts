import type { Shell } from '#shared/bridge/contract';
import type { SettingsFile } from '../settingsFile';

/** @param file that of the account that is open */
export function settingsHandlers(file: () => SettingsFile) {
  return {
    get: async () => file().current(),
    set: (patch) => file().change(patch),
  } satisfies Shell['settings'];
}
