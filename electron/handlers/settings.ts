import type { Shell } from '#shared/bridge/contract';
import type { SettingsFile } from '../settingsFile';

export function settingsHandlers(file: SettingsFile) {
  return {
    get: async () => file.current(),
    set: (patch) => file.change(patch),
  } satisfies Shell['settings'];
}
