import { Alert, Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { JournalFault } from '#shared/bridge/journal';
import { useDesk } from '../data/DeskContext';
import { useTranslate } from '../i18n/useTranslate';
import { platform } from '../platform';

/** Stands above every page while the journal takes nothing, since then nothing can be kept. */
export function ReadOnlyBanner() {
  const t = useTranslate();
  const { door } = useDesk();
  const [fault, setFault] = useState<JournalFault | null>(() => door.fault());
  useEffect(() => platform.on('journalFault', setFault), []);
  if (!fault) return null;
  const retry = async () => {
    const status = await platform.journal.status();
    if (!status.fault) door.retry();
    setFault(status.fault);
  };
  return (
    <Alert color="red" radius={0} title={t('frame.readOnlyTitle')} role="alert">
      <Group justify="space-between" align="flex-end">
        <Text size="sm" flex={1}>
          {t(fault === 'diskFull' ? 'frame.readOnlyDiskFull' : 'frame.readOnlyNotWritable')}
        </Text>
        <Button size="compact-sm" variant="white" color="red" onClick={() => void retry()}>
          {t('common.retry')}
        </Button>
      </Group>
    </Alert>
  );
}
