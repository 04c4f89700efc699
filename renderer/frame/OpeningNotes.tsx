import { Alert } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslate } from '../i18n/useTranslate';
import type { OpenedDesk } from '../openDesk';
import type { Reopening } from '../data/reopening';

/** What was found and put right at start; stands above the page until it is read. */
export function OpeningNotes({
  opened: { outcome, replay },
  reopening,
}: {
  readonly opened: OpenedDesk;
  readonly reopening: Reopening;
}) {
  const t = useTranslate();
  const [read, setRead] = useState(false);
  const lines = [
    reopening.happened() ? t('frame.reopened') : '',
    outcome.restored > 0 ? t('frame.restored', { count: outcome.restored }) : '',
    outcome.databaseLost ? t('frame.databaseLost') : '',
    replay.damagedBytes > 0 ? t('frame.journalDamaged', { bytes: replay.damagedBytes }) : '',
  ].filter(Boolean);
  if (read || lines.length === 0) return null;
  return (
    <Alert
      color="blue"
      radius={0}
      icon={<IconLifebuoy />}
      title={outcome.restored > 0 ? t('frame.restoredTitle') : undefined}
      withCloseButton
      closeButtonLabel={t('common.close')}
      onClose={() => {
        reopening.read();
        setRead(true);
      }}
      role="status"
    >
      {lines.join(' ')}
    </Alert>
  );
}
