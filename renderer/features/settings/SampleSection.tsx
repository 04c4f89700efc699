import { Button, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useDesk } from '../../data/DeskContext';
import { useLive } from '../../data/live';
import { countSample, removeSample } from '../../data/sampleData';
import { useTranslate } from '../../i18n/useTranslate';
import { platform } from '../../platform';
import { Section } from './Section';

/** The invented portfolio, while it is on the desk. */
export function SampleSection() {
  const t = useTranslate();
  const { db } = useDesk();
  const count = useLive(countSample, []) ?? 0;
  if (count === 0) return null;
  const ask = (): void => {
    modals.openConfirmModal({
      title: t('settings.sampleRemove'),
      children: <Text size="sm">{t('settings.sampleRemoveConfirm', { count })}</Text>,
      labels: { confirm: t('settings.sampleRemove'), cancel: t('common.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => {
        void removeSample({ db, journal: platform.journal }).then(() =>
          notifications.show({ message: t('settings.sampleRemoved') }),
        );
      },
    });
  };
  return (
    <Section title={t('settings.sample')}>
      <Text size="sm">{t('settings.sampleHint', { count })}</Text>
      <div>
        <Button variant="default" onClick={ask}>
          {t('settings.sampleRemove')}
        </Button>
      </div>
    </Section>
  );
}
