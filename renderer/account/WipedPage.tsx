import { Alert, Button, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import type { WipeNotice } from '#shared/bridge/account';
import { useFormats } from '../i18n/formats';
import { useTranslate } from '../i18n/useTranslate';
import { platform } from '../platform';
import { changeSettings, screenLanguage, useSettingsStore } from '../settings';
import { LanguageSwitch } from '../ui/LanguageSwitch';
import { Mark } from '../ui/Mark';

/** Stands instead of a desk that was wiped by order: what happened, who ordered it, what went and what remains. */
export function WipedPage({ notice }: { readonly notice: WipeNotice }) {
  const t = useTranslate();
  const { dateLong, time } = useFormats();
  const language = useSettingsStore(screenLanguage);
  const { stage, by, at, person, company, unsent, told } = notice;
  const ordered = t('wipe.ordered', { by, day: dateLong(new Date(at)), time: time(new Date(at)) });
  return (
    <Stack component="main" h="100%" p="xl" gap="xl" style={{ overflow: 'auto' }} data-wipe={stage}>
      <Group justify="flex-end">
        <LanguageSwitch value={language} onChange={(chosen) => void changeSettings({ language: chosen })} />
      </Group>
      <Paper p="xl" maw={620} w="100%" mx="auto" my="auto">
        {stage === 'done' ? (
          <Stack gap="md">
            <Title order={1}>{t('wipe.title')}</Title>
            <Text>
              {ordered} {t('wipe.whose', { person, company })}
            </Text>
            <Text>{t('wipe.what')}</Text>
            <Text>{lostWords(t, unsent)}</Text>
            <Text>{t('wipe.remains')}</Text>
            <div role="status">
              <Mark meaning={told ? 'kept' : 'soon'}>{t(told ? 'wipe.told' : 'wipe.notTold')}</Mark>
            </div>
            <Text size="sm" c="dimmed">
              {t('wipe.ask')}
            </Text>
            <Group>
              <Button variant="default" onClick={() => void platform.account.dismissWipe()}>
                {t('wipe.goOn')}
              </Button>
            </Group>
          </Stack>
        ) : (
          <Stack gap="md" role="status">
            <Group gap="sm">
              <Loader size={20} />
              <Title order={1}>{t('wipe.emptyingTitle')}</Title>
            </Group>
            <Text>{ordered}</Text>
            <Text>{t('wipe.emptyingText')}</Text>
          </Stack>
        )}
      </Paper>
    </Stack>
  );
}

/** Stands above every page while an order waits until everything is sent. */
export function WipeBanner({ notice }: { readonly notice: WipeNotice | null }) {
  const t = useTranslate();
  const { dateLong } = useFormats();
  if (notice?.stage !== 'sending') return null;
  const { by, at } = notice;
  return (
    <Alert color="red" radius={0} title={t('wipe.sendingTitle')} role="alert">
      {t('wipe.sendingText', { by, day: dateLong(new Date(at)) })}
    </Alert>
  );
}

function lostWords(t: ReturnType<typeof useTranslate>, unsent: number | null): string {
  if (unsent === null) return t('wipe.lostUnknown');
  return unsent === 0 ? t('wipe.lostNothing') : t('wipe.lost', { count: unsent });
}
