import { create } from 'zustand';
import type { Bridge } from '#shared/bridge/contract';
import { defaultSettings } from '#shared/bridge/settings';
import type { Settings, SettingsPatch } from '#shared/bridge/settings';
import type { Language } from '#shared/domain/fields';
import { platform } from './platform';

interface SettingsStore {
  readonly settings: Settings;
  /** The language that the system speaks. */
  readonly systemLanguage: Language;
}

/** The shell's settings, as they are now: read by everyone, changed through `changeSettings` alone. */
export const useSettingsStore = create<SettingsStore>(() => ({
  settings: defaultSettings,
  systemLanguage: 'en',
}));

/** Reads the settings and follows them; call once, before the first screen. */
export async function followSettings(shell: Bridge = platform): Promise<void> {
  const [settings, info] = await Promise.all([shell.settings.get(), shell.app.info()]);
  useSettingsStore.setState({ settings, systemLanguage: info.systemLanguage });
  shell.on('settingsChanged', (changed) => {
    useSettingsStore.setState({ settings: changed });
  });
}

export async function changeSettings(patch: SettingsPatch): Promise<void> {
  useSettingsStore.setState({ settings: await platform.settings.set(patch) });
}

/** The language of the screen. */
export function screenLanguage({ settings, systemLanguage }: SettingsStore): Language {
  return settings.language === 'system' ? systemLanguage : settings.language;
}
