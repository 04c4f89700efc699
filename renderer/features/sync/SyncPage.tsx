import { Button, Group, Switch, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Link } from 'wouter';
import { FilesPanel } from '../../attachments/FilesPanel';
import { useLive } from '../../data/live';
import { savesData } from '../../data/saveData';
import { useTranslate } from '../../i18n/useTranslate';
import { changeSettings, useSettingsStore } from '../../settings';
import { useSyncCommands } from '../../sync/SyncCommandsContext';
import { Mark } from '../../ui/Mark';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { ConflictList } from './ConflictList';
import { OutboxByKind } from './OutboxByKind';
import { QuarantineList } from './QuarantineList';
import { ReceiptPanel } from './ReceiptPanel';
import { SyncAdvice } from './SyncAdvice';
import classes from './SyncPage.module.css';
import { useSyncWords } from './useSyncWords';

/** The sync, so that it can be forgotten: how it stands, what waits, what the last run did, what needs a person. */
export function SyncPage() {
  const t = useTranslate();
  const { text, meaning } = useSyncWords();
  const { syncNow, saveData } = useSyncCommands();
  const saving = useLive(savesData, []) ?? false;
  const { endpoint, offline } = useSettingsStore(({ settings }) => settings);
  return (
    <>
      <PageHeader
        title={t('frame.sync')}
        subtitle={<Mark meaning={meaning}>{text}</Mark>}
        actions={
          endpoint ? (
            <Button leftSection={<IconRefresh size={16} />} disabled={offline} onClick={syncNow}>
              {t('palette.syncNow')}
            </Button>
          ) : (
            <Button component={Link} href="/settings">
              {t('sync.connect')}
            </Button>
          )
        }
      />
      <PageBody>
        {endpoint ? (
          <Group gap="lg" mb="sm">
            <Switch
              label={t('sync.workOffline')}
              checked={offline}
              onChange={(event) => void changeSettings({ offline: event.currentTarget.checked })}
            />
            <Switch
              label={t('sync.saveData')}
              checked={saving}
              onChange={(event) => saveData(event.currentTarget.checked)}
            />
            {saving ? (
              <Text size="sm" c="dimmed">
                {t('sync.saveDataHint')}
              </Text>
            ) : null}
          </Group>
        ) : null}
        <SyncAdvice />
        <div className={classes.columns}>
          <div className={classes.column}>
            <ConflictList />
            <QuarantineList />
            <OutboxByKind />
          </div>
          <div className={classes.column}>
            <ReceiptPanel />
            <FilesPanel />
          </div>
        </div>
      </PageBody>
    </>
  );
}
