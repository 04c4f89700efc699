import { Alert, Button, Group, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useDesk } from '../data/DeskContext';
import { useTranslate } from '../i18n/useTranslate';

/** Stands above every page while the journal takes nothing, since then nothing can be kept. */
export function ReadOnlyBanner() {
  const t = useTranslate();
  const { journal } = useDesk();
  const fault = useSyncExternalStore(journal.subscribe, journal.fault);
  if (!fault) return null;
  return (
    <Alert color="red" radius={0} title={t('frame.readOnlyTitle')} role="alert">
      <Group justify="space-between" align="flex-end">
        <Text size="sm" flex={1}>
          {t(fault === 'diskFull' ? 'frame.readOnlyDiskFull' : 'frame.readOnlyNotWritable')}
        </Text>
        <Button size="compact-sm" color="red" onClick={() => void journal.retry()}>
          {t('common.retry')}
        </Button>
      </Group>
    </Alert>
  );
}
