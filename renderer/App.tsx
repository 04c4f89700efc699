import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import 'dayjs/locale/fr';
import 'dayjs/locale/en-gb';
import type { i18n } from 'i18next';
import { useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { useAccount } from './account/accountStore';
import { DoorPage } from './account/DoorPage';
import { WipedPage } from './account/WipedPage';
import { DeskContext } from './data/DeskContext';
import { DeskFailed } from './frame/DeskFailed';
import { PageBoundary } from './frame/PageBoundary';
import type { OpenDeskResult } from './openDesk';
import { Pages } from './Pages';
import type { Reopening } from './data/reopening';
import { screenLanguage, useSettingsStore } from './settings';
import { SyncCommandsContext } from './sync/SyncCommandsContext';
import type { SyncClient } from './sync/syncClient';
import { cssVariables, themeWith } from './ui/theme';

interface AppProps {
  /** Null after a sign-out or a wipe: nothing of the desk is opened. */
  readonly opened: OpenDeskResult | null;
  readonly reopening: Reopening;
  /** Null when the desk wasn't opened, or couldn't be. */
  readonly sync: SyncClient | null;
  readonly i18n: i18n;
  /** The nonce under which the CSP lets styles in. */
  readonly nonce: string;
}

/** The providers around the desk. */
export function App({ opened, reopening, sync, i18n, nonce }: AppProps) {
  const scheme = useSettingsStore(({ settings }) => settings.theme);
  const language = useSettingsStore(screenLanguage);
  const wipe = useAccount(({ state }) => state?.wipe ?? null);
  const isWiped = wipe !== null && wipe.stage !== 'sending';
  const theme = useMemo(() => themeWith(i18n.getFixedT(language)('common.close')), [i18n, language]);
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        // Stronger than Mantine’s own, whichever of the two comes first in the page.
        cssVariablesSelector=":root:root"
        getStyleNonce={() => nonce}
        defaultColorScheme="auto"
        {...(scheme === 'system' ? {} : { forceColorScheme: scheme })}
      >
        <DatesProvider settings={{ locale: language === 'fr' ? 'fr' : 'en-gb', firstDayOfWeek: 1 }}>
          <ModalsProvider>
            <Notifications position="bottom-right" limit={4} autoClose={6000} />
            {opened === null ? isWiped ? <WipedPage notice={wipe} /> : <DoorPage /> : null}
            {opened?.ok && sync ? (
              <DeskContext value={opened.desk}>
                <SyncCommandsContext value={sync}>
                  <PageBoundary>
                    <Pages opened={opened} reopening={reopening} />
                  </PageBoundary>
                </SyncCommandsContext>
              </DeskContext>
            ) : null}
            {opened === null || opened.ok ? null : <DeskFailed fault={opened} />}
          </ModalsProvider>
        </DatesProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}
