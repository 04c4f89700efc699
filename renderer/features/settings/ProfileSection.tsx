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
  const [seen, setSeen] = useState(profile);
  // A sign-in may fill it in meanwhile: what isn't being typed follows.
  if (seen !== profile) {
    setSeen(profile);
    const follow = (field: (typeof fields)[number]) =>
      draft[field] === seen[field] ? profile[field] : draft[field];
    setDraft({
      name: follow('name'),
      role: follow('role'),
      company: follow('company'),
      email: follow('email'),
    });
  }
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
