import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AppInfo } from '#shared/bridge/contract';
import type { JournalStatus } from '#shared/bridge/journal';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { platform } from '../../platform';
import { Section } from './Section';

export function AboutSection() {
  const t = useTranslate();
  const { bytes } = useFormats();
  const [info, setInfo] = useState<AppInfo | null>(null);
  const [journal, setJournal] = useState<JournalStatus | null>(null);
  useEffect(() => {
    void platform.app.info().then(setInfo);
    void platform.journal.status().then(setJournal);
  }, []);
  return (
    <Section title={t('settings.about')}>
      {info ? <Text size="sm">{t('settings.version', { version: info.version })}</Text> : null}
      {journal ? (
        <Text size="sm">
          {t('settings.journalSize', { size: bytes(journal.bytes), free: bytes(journal.freeBytes) })}{' '}
          {t(journal.keyProtected ? 'settings.keyProtected' : 'settings.keyPlain')}
        </Text>
      ) : null}
      {info ? (
        <Text size="sm" c="dimmed">
          {t('settings.logFolder', { folder: info.logFolder })}
        </Text>
      ) : null}
    </Section>
  );
}
