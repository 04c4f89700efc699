import { Alert, Button, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useLive } from '../../data/live';
import { lacksTheRest } from '../../data/queries/lacking';
import { useTranslate } from '../../i18n/useTranslate';
import { useSettingsStore } from '../../settings';
import { useSyncStatus } from '../../sync/syncStatusStore';

/** Stands above every page while a part of the portfolio is at the endpoint only: nobody may take it for lost, or deleted. */
export function RestAtEndpoint() {
  const t = useTranslate();
  const { endpoint, offline } = useSettingsStore(({ settings }) => settings);
  const { state } = useSyncStatus(({ activity }) => activity);
  const lacking = useLive(lacksTheRest, []) ?? false;
  if (!lacking || endpoint === '') return null;
  const needsSignIn = state === 'needsToken' || state === 'blocked';
  const when = needsSignIn ? 'signIn' : offline ? 'offline' : 'soon';
  return (
    <Alert color={needsSignIn ? 'red' : 'yellow'} radius={0} title={t('sync.lacking.title')} role="status">
      <Group justify="space-between" align="flex-end">
        <Text size="sm" flex={1}>
          {t('sync.lacking.why')} {t(`sync.lacking.${when}`)}
        </Text>
        {needsSignIn ? (
          <Button component={Link} href="/settings#account" size="compact-sm">
            {t('sync.needsTokenAction')}
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
