import { Input, SegmentedControl } from '@mantine/core';
import { settings as settingsShape } from '#shared/bridge/settings';
import { useTranslate } from '../../i18n/useTranslate';
import { changeSettings, useSettingsStore } from '../../settings';
import { Section } from './Section';

export function AppearanceSection() {
  const t = useTranslate();
  const { settings, systemLanguage } = useSettingsStore();
  return (
    <Section title={t('settings.appearance')} hint={t('settings.languageHint')}>
      <Input.Wrapper label={t('settings.language')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('settings.language')}
          value={settings.language}
          onChange={(value) => {
            const language = settingsShape.shape.language.safeParse(value);
            if (language.success) void changeSettings({ language: language.data });
          }}
          data={[
            {
              value: 'system',
              label: t('settings.languageSystem', {
                language: systemLanguage === 'fr' ? 'français' : 'English',
              }),
            },
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Input.Wrapper>
      <Input.Wrapper label={t('settings.theme')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('settings.theme')}
          value={settings.theme}
          onChange={(value) => {
            const theme = settingsShape.shape.theme.safeParse(value);
            if (theme.success) void changeSettings({ theme: theme.data });
          }}
          data={[
            { value: 'system', label: t('settings.themeSystem') },
            { value: 'light', label: t('settings.themeLight') },
            { value: 'dark', label: t('settings.themeDark') },
          ]}
        />
      </Input.Wrapper>
    </Section>
  );
}
