import '@fontsource-variable/source-sans-3';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@mantine/tiptap/styles.css';
import './ui/global.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { followAccount, onEntered, useAccount } from './account/accountStore';
import { App } from './App';
import { carryFiles } from './attachments/carryFiles';
import { collectFiles } from './attachments/collectFiles';
import { whenBound } from './data/binding';
import { answerFlush } from './feedback/answerFlush';
import { emptyDesk } from './sync/emptyDesk';
import { createI18n } from './i18n/i18n';
import { logFailures } from './logFailures';
import { openDesk } from './openDesk';
import type { OpenDeskResult } from './openDesk';
import { platform } from './platform';
import { createReopening } from './data/reopening';
import { sendThenWipe } from './sync/sendThenWipe';
import { startSync } from './sync/syncClient';
import type { SyncClient } from './sync/syncClient';
import { whenIdle } from './sync/whenIdle';
import { followSettings, screenLanguage, useSettingsStore } from './settings';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce);
logFailures(platform.app);

const reopening = createReopening({
  memory: sessionStorage,
  now: Date.now,
  reload: () => window.location.reload(),
});
let sync: SyncClient | null = null;
let leaving = false;
let gone: OpenDeskResult | null = null;
let show = (_opened: OpenDeskResult | null): void => undefined;
/** The database is gone under the desk: the ordinary start finds out what is left of it, and puts the rest back. */
function takenAway(detail: string): void {
  if (leaving || gone) return;
  void platform.app.log('error', `the database was taken away: ${detail}`.slice(0, 4000));
  sync?.stop();
  leaving = reopening.again();
  if (leaving) return;
  gone = { ok: false, reason: 'damaged', detail };
  show(gone);
}

/** Whose desk it is comes first: it says which database is opened, and whether any. */
async function openAccount() {
  const account = await followAccount();
  const { wipe } = account;
  const opened =
    account.open && (wipe === null || wipe.stage === 'sending')
      ? await openDesk({
          database: account.database,
          owned: account.owner !== null,
          shell: platform,
          author: () => useSettingsStore.getState().settings.profile.name,
          onWritten: () => sync?.kick(),
          onTakenAway: takenAway,
        })
      : null;
  const empty = (): void => {
    if (wipe === null) return;
    emptyDesk(wipe, platform.account).catch((error: unknown) => {
      void platform.app.log('error', `the database was not destroyed: ${String(error)}`);
      setTimeout(empty, 5_000);
    });
  };
  empty();
  return { account, opened };
}
const [{ account, opened }] = await Promise.all([openAccount(), followSettings()]);
if (opened?.ok) {
  sync = startSync({
    begin: whenIdle,
    spawn: () => new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' }),
    shell: platform,
    settings: useSettingsStore.getState().settings,
    database: account.database,
    onTakenAway: takenAway,
  });
  const { db } = opened.desk;
  whenIdle(() => carryFiles(db, platform));
  collectFiles(db, platform, (ms, callback) => void setTimeout(callback, ms));
  onEntered(() => sync?.syncNow());
  sendThenWipe({
    db,
    shell: platform,
    isOrdered: () => useAccount.getState().state?.wipe?.stage === 'sending',
    every: (ms, callback) => void setInterval(callback, ms),
  });
  if (account.owner === null) whenBound(db, (binding) => void platform.account.claim(binding));
}
const i18n = createI18n(screenLanguage(useSettingsStore.getState()));
useSettingsStore.subscribe((state) => {
  const language = screenLanguage(state);
  document.documentElement.lang = language;
  if (i18n.language !== language) void i18n.changeLanguage(language);
});
document.documentElement.lang = i18n.language;

if (opened !== null) answerFlush(platform);

const root = document.querySelector('#root');
if (root && !leaving) {
  const app = createRoot(root);
  show = (shown) =>
    app.render(<App opened={shown} reopening={reopening} sync={sync} i18n={i18n} nonce={nonce} />);
  show(gone ?? opened);
}
