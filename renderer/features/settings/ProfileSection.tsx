import { SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslate } from '../../i18n/useTranslate';
import { changeSettings, useSettingsStore } from '../../settings';
import { Section } from './Section';

const fields = ['name', 'role', 'company', 'email'] as const;

export function ProfileSection() {
  const t = useTranslate();
  const { profile } = useSettingsStore(({ settings }) => settings);
  const [draft, setDraft] = useState(profile);
  const keep = (): void => {
    void changeSettings({ profile: draft });
  };
  return (
    <Section title={t('settings.you')} hint={t('settings.youHint')}>
      <SimpleGrid cols={2}>
        {fields.map((field) => (
          <TextInput
            key={field}
            label={t(`settings.${field}`)}
            value={draft[field]}
            maxLength={120}
            onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
            onBlur={keep}
            onKeyDown={(event) => {
              if (event.key === 'Enter') keep();
            }}
          />
        ))}
      </SimpleGrid>
    </Section>
  );
}
