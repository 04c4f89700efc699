import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { OpenFault } from '../data/db';
import { useTranslate } from '../i18n/useTranslate';
import { platform } from '../platform';

/** Stands instead of the desk when its database can't be used: what happened, what was kept, what to do. */
export function DeskFailed({ fault }: { readonly fault: OpenFault }) {
  const t = useTranslate();
  const detail = fault.reason === 'newer' ? `${fault.known} < ${fault.found}` : fault.detail;
  const explanation = {
    newer: t('frame.openFailedNewer'),
    full: t('frame.openFailedFull'),
    damaged: t('frame.openFailedDamaged'),
    journal: t('frame.openFailedJournal'),
  }[fault.reason];
  return (
    <Stack component="main" maw={620} p="xl" mx="auto" mt="10vh">
      <Stack role="alert">
        <Title order={1}>{t('frame.openFailedTitle')}</Title>
        <Text>{explanation}</Text>
      </Stack>
      <Code block>{detail}</Code>
      <Group>
        <Button onClick={() => window.location.reload()}>{t('common.retry')}</Button>
        <Button variant="default" onClick={() => void platform.app.copyText(detail)}>
          {t('common.copyDetails')}
        </Button>
      </Group>
    </Stack>
  );
}
