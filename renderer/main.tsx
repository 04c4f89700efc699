import '@fontsource-variable/source-sans-3';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@mantine/tiptap/styles.css';
import './ui/global.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { answerFlush } from './feedback/answerFlush';
import { createI18n } from './i18n/i18n';
import { openDesk } from './openDesk';
import { platform } from './platform';
import { startSync } from './sync/syncClient';
import type { SyncClient } from './sync/syncClient';
import { followSettings, screenLanguage, useSettingsStore } from './settings';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce);

let sync: SyncClient | null = null;
const [, opened] = await Promise.all([
  followSettings(),
  openDesk({
    shell: platform,
    author: () => useSettingsStore.getState().settings.profile.name,
    onWritten: () => sync?.kick(),
  }),
]);
if (opened.ok) {
  const spawn = () => new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' });
  sync = startSync({ spawn, shell: platform, settings: useSettingsStore.getState().settings });
}
const i18n = createI18n(screenLanguage(useSettingsStore.getState()));
useSettingsStore.subscribe((state) => {
  const language = screenLanguage(state);
  document.documentElement.lang = language;
  if (i18n.language !== language) void i18n.changeLanguage(language);
});
document.documentElement.lang = i18n.language;

answerFlush(platform);

const root = document.querySelector('#root');
if (root) createRoot(root).render(<App opened={opened} sync={sync} i18n={i18n} nonce={nonce} />);
