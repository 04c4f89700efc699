import { SegmentedControl } from '@mantine/core';
import type { Language } from '#shared/domain/fields';
import { useTranslate } from '../i18n/useTranslate';

interface LanguageSwitchProps {
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}

/** The two languages, each by its own name: whoever reads only the other one finds it. */
export function LanguageSwitch({ value, onChange }: LanguageSwitchProps) {
  const t = useTranslate();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('settings.language')}
      value={value}
      onChange={(chosen) => onChange(chosen === 'fr' ? 'fr' : 'en')}
      data={[
        { value: 'fr', label: 'Français' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
