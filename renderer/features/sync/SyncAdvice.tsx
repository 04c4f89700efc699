import { Alert, Button, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { useSettingsStore } from '../../settings';
import { useSyncCommands } from '../../sync/SyncCommandsContext';
import { useSyncStatus } from '../../sync/syncStatusStore';
import { faultKey } from './faultKey';
import { blockedWords } from './syncWords';
import { SyncNotices } from './SyncNotices';

/** What stands in the sync's way: what happened, what was kept, what to do. Nothing when all is well. */
export function SyncAdvice() {
  const t = useTranslate();
  const { number, time } = useFormats();
  const { answer } = useSyncCommands();
  const connected = useSettingsStore(({ settings }) => settings.endpoint !== '');
  const { activity, clockAheadMs } = useSyncStatus();
  if (!connected) return <Text c="dimmed">{t('sync.notConnectedHint')}</Text>;
  return (
    <>
      <SyncNotices />
      {clockAheadMs === null ? null : (
        <Alert color="yellow" mb="sm" title={t('sync.clockTitle')}>
          {t(clockAheadMs > 0 ? 'sync.clockAhead' : 'sync.clockBehind', {
            minutes: number(Math.round(Math.abs(clockAheadMs) / 60_000)),
          })}
        </Alert>
      )}
      {activity.state === 'needsToken' ? (
        <Alert color="red" title={t('sync.needsTokenTitle')}>
          <Text size="sm">{t('sync.needsTokenHint')}</Text>
          <Button component={Link} href="/settings#account" size="compact-sm" mt="xs">
            {t('sync.needsTokenAction')}
          </Button>
        </Alert>
      ) : null}
      {activity.state === 'blocked' ? (
        <Alert color="red" title={blockedWords(activity.reason, t)}>
          <Text size="sm">{t(`sync.block.${activity.reason}`)}</Text>
          {activity.detail ? (
            <Text size="sm" c="dimmed">
              {activity.detail}
            </Text>
          ) : null}
          {activity.reason === 'otherPerson' || activity.reason === 'otherTenant' ? (
            <Button component={Link} href="/settings#account" size="compact-sm" mt="xs">
              {t('sync.needsTokenAction')}
            </Button>
          ) : null}
        </Alert>
      ) : null}
      {activity.state === 'waiting' ? (
        <Alert color="yellow" title={t(`sync.fault.${faultKey(activity.fault)}.title`)}>
          {t(`sync.fault.${faultKey(activity.fault)}.hint`)}{' '}
          {t('sync.triesAgain', { time: time(new Date(activity.until)) })}
        </Alert>
      ) : null}
      {activity.state === 'asking' ? (
        <Alert color="violet" title={t('sync.askTitle', { count: activity.absent })}>
          <Text size="sm">
            {t('sync.askHint', { absent: number(activity.absent), of: number(activity.of) })}
          </Text>
          <Group mt="xs">
            <Button size="compact-sm" onClick={() => answer('keep')}>
              {t('sync.askKeep')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => answer('remove')}>
              {t('sync.askRemove')}
            </Button>
          </Group>
        </Alert>
      ) : null}
    </>
  );
}
