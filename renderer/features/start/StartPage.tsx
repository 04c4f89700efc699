import { Button, Group, Paper, Progress, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconBriefcase, IconPlugConnected, IconSailboat } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { personalised } from '#shared/sample/personalised';
import { sampleCompany, sampleUser } from '#shared/sample/team';
import { useDesk } from '../../data/DeskContext';
import { setMeta } from '../../data/meta';
import { loadSample } from '../../data/sampleData';
import { deskZone } from '../../i18n/deskZone';
import { useFormats } from '../../i18n/formats';
import { localDateOf } from '../../i18n/localDate';
import { useTranslate } from '../../i18n/useTranslate';
import { platform } from '../../platform';
import { changeSettings, screenLanguage, useSettingsStore } from '../../settings';
import { LanguageSwitch } from '../../ui/LanguageSwitch';
import classes from './StartPage.module.css';

/** Who looks at the invented portfolio when they don't say who they are. */
const sampleProfile = { name: sampleUser, company: sampleCompany };

type Choice = 'sample' | 'empty' | 'connect';

/** The first start: who you are, and what the desk begins with. Nothing is asked that can't be changed later. */
export function StartPage() {
  const t = useTranslate();
  const desk = useDesk();
  const { number } = useFormats();
  const [, navigate] = useLocation();
  const { profile } = useSettingsStore(({ settings }) => settings);
  const language = useSettingsStore(screenLanguage);
  const [name, setName] = useState(profile.name);
  const [company, setCompany] = useState(profile.company);
  const [busy, setBusy] = useState<Choice | null>(null);
  const [failure, setFailure] = useState('');

  const begin = async (choice: Choice): Promise<void> => {
    setBusy(choice);
    setFailure('');
    try {
      const signs = choice === 'sample' && !name.trim() ? sampleProfile : { name, company };
      await changeSettings({ profile: { ...profile, ...signs } });
      // First: the desk shows as soon as it has begun, and nobody who has gone on by then may be brought back.
      navigate(choice === 'connect' ? '/settings#account' : '/');
      if (choice === 'sample') await fill();
      else await setMeta(desk.db, 'firstStart', 'empty');
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setBusy(null);
    }
  };

  const fill = async (): Promise<void> => {
    const { samplePortfolio } = await import('#shared/sample/portfolio');
    const invented = samplePortfolio({ today: localDateOf(desk.now()), zone: deskZone() });
    const records = personalised(invented, name.trim() || sampleProfile.name);
    const kept = await loadSample({ ...desk, journal: platform.journal, by: name }, records);
    if (!kept.ok) throw new Error(kept.detail);
  };

  return (
    <main className={classes.page}>
      <Group justify="flex-end" className={classes.language ?? ''}>
        <LanguageSwitch value={language} onChange={(chosen) => void changeSettings({ language: chosen })} />
      </Group>
      <Stack gap="xl" maw={920} w="100%" mx="auto" my="auto">
        <Stack gap={4}>
          <Title order={1} className={classes.title ?? ''}>
            {t('start.title')}
          </Title>
          <Text size="lg" c="dimmed" maw={620}>
            {t('start.lead')}
          </Text>
        </Stack>
        <Group grow maw={620} align="flex-start">
          <TextInput
            label={t('settings.name')}
            description={t('start.nameHint')}
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('settings.company')}
            description={t('start.companyHint')}
            value={company}
            maxLength={120}
            onChange={(event) => setCompany(event.currentTarget.value)}
          />
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <StartCard
            choice="sample"
            icon={IconSailboat}
            text={t('start.sampleText', { partners: number(120), meetings: number(900) })}
            busy={busy}
            primary
            onChoose={begin}
          />
          <StartCard
            choice="empty"
            icon={IconBriefcase}
            text={t('start.emptyText')}
            busy={busy}
            onChoose={begin}
          />
          <StartCard
            choice="connect"
            icon={IconPlugConnected}
            text={t('start.connectText')}
            busy={busy}
            onChoose={begin}
          />
        </SimpleGrid>
        {failure ? (
          <Text role="alert" c="var(--desk-overdue)">
            {t('start.failed', { detail: failure })}
          </Text>
        ) : null}
        <Text size="sm" c="dimmed">
          {t('start.privacy')}
        </Text>
      </Stack>
    </main>
  );
}

interface StartCardProps {
  readonly choice: Choice;
  readonly icon: Icon;
  readonly text: string;
  readonly busy: Choice | null;
  readonly primary?: boolean;
  readonly onChoose: (choice: Choice) => Promise<void>;
}

function StartCard({ choice, icon: CardIcon, text, busy, primary = false, onChoose }: StartCardProps) {
  const t = useTranslate();
  return (
    <Paper p="lg" className={classes.card ?? ''}>
      <CardIcon size={28} stroke={1.4} aria-hidden className={classes.icon} />
      <Title order={2}>{t(`start.${choice}Title`)}</Title>
      <Text size="sm" c="dimmed" flex={1}>
        {text}
      </Text>
      {busy === choice ? <Progress value={100} animated size="sm" aria-label={t('common.loading')} /> : null}
      <Button
        variant={primary ? 'filled' : 'default'}
        data-start={choice}
        disabled={busy !== null}
        onClick={() => void onChoose(choice)}
      >
        {t(`start.${choice}Action`)}
      </Button>
    </Paper>
  );
}
