import { Alert, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslate } from '../i18n/useTranslate';
import { changeSettings, screenLanguage, useSettingsStore } from '../settings';
import { LanguageSwitch } from '../ui/LanguageSwitch';
import { useAccount } from './accountStore';
import { EntryFailed, EntryUnderWay } from './EntryNotes';
import { SignInForm } from './SignInForm';

/** Stands instead of the desk after a sign-out: nothing of it is opened, and the way in is a sign-in. */
export function DoorPage() {
  const t = useTranslate();
  const endpoint = useSettingsStore(({ settings }) => settings.endpoint);
  const language = useSettingsStore(screenLanguage);
  const { state, entering } = useAccount();
  return (
    <Stack component="main" h="100%" p="xl" gap="xl" style={{ overflow: 'auto' }}>
      <Group justify="flex-end">
        <LanguageSwitch value={language} onChange={(chosen) => void changeSettings({ language: chosen })} />
      </Group>
      <Paper p="xl" maw={560} w="100%" mx="auto" my="auto">
        <Stack gap="md">
          <Title order={1}>{t('account.doorTitle')}</Title>
          <Text>{t('account.doorText')}</Text>
          {state?.grantOutlives ? (
            <Alert color="yellow">
              <Text size="sm">{t('account.grantOutlives')}</Text>
            </Alert>
          ) : null}
          <EntryFailed />
          <EntryUnderWay />
          <SignInForm hidden={entering} endpoint={endpoint} anew />
        </Stack>
      </Paper>
    </Stack>
  );
}
