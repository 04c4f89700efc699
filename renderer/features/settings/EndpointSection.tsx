import { Button, Group, PasswordInput, Switch, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import type { TokenState } from '#shared/bridge/contract';
import { endpointAddress } from '#shared/bridge/settings';
import { useTranslate } from '../../i18n/useTranslate';
import type { Translate } from '../../i18n/useTranslate';
import { platform } from '../../platform';
import { changeSettings, useSettingsStore } from '../../settings';
import { useSyncCommands } from '../../sync/SyncCommandsContext';
import { Section } from './Section';

export function EndpointSection() {
  const t = useTranslate();
  const { endpoint, offline } = useSettingsStore(({ settings }) => settings);
  const { syncNow } = useSyncCommands();
  const [address, setAddress] = useState(endpoint);
  const [token, setToken] = useState('');
  const [kept, setKept] = useState<TokenState | null>(null);
  const [wrongAddress, setWrongAddress] = useState(false);
  useEffect(() => {
    void platform.account.tokenState().then(setKept);
  }, []);

  const connect = async (): Promise<void> => {
    const trimmed = address.trim().replace(/\/+$/, '');
    if (!endpointAddress.safeParse(trimmed).success) {
      setWrongAddress(true);
      return;
    }
    setAddress(trimmed);
    await changeSettings({ endpoint: trimmed, offline: false });
    if (token.trim()) await platform.account.setToken(token.trim());
    setKept(await platform.account.tokenState());
    setToken('');
    syncNow();
    notifications.show({ message: t('settings.connected') });
  };
  const disconnect = async (): Promise<void> => {
    setKept(await platform.account.clearToken());
    notifications.show({ message: t('settings.disconnected') });
  };
  return (
    <Section title={t('settings.endpoint')} hint={t('settings.endpointHint')}>
      <TextInput
        label={t('settings.endpointAddress')}
        placeholder={t('settings.endpointPlaceholder')}
        value={address}
        type="url"
        spellCheck={false}
        error={wrongAddress ? t('validation.endpoint') : null}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          setWrongAddress(false);
        }}
      />
      <PasswordInput
        label={t('settings.token')}
        placeholder={t('settings.tokenPlaceholder')}
        description={tokenText(t, kept)}
        value={token}
        autoComplete="off"
        onChange={(event) => setToken(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void connect();
        }}
      />
      <Group>
        <Button
          disabled={!address.trim() || (!token.trim() && !kept?.present)}
          onClick={() => void connect()}
        >
          {t(kept?.present ? 'settings.connectAgain' : 'settings.connect')}
        </Button>
        {kept?.present ? (
          <Button variant="default" onClick={() => void disconnect()}>
            {t('settings.disconnect')}
          </Button>
        ) : null}
      </Group>
      <Switch
        label={t('settings.offline')}
        description={t('settings.offlineHint')}
        checked={offline}
        onChange={(event) => void changeSettings({ offline: event.currentTarget.checked })}
      />
      {endpoint ? (
        <Text size="sm" c="dimmed">
          {endpoint}
        </Text>
      ) : null}
    </Section>
  );
}

function tokenText(t: Translate, kept: TokenState | null): string {
  if (!kept?.present) return t('settings.tokenNone');
  return t(kept.protected ? 'settings.tokenKept' : 'settings.tokenForRun');
}
