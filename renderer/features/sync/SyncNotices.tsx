import { Alert, Button, Text } from '@mantine/core';
import { useLive } from '../../data/live';
import { savesData } from '../../data/saveData';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { useSyncCommands } from '../../sync/SyncCommandsContext';
import { useSyncNotices } from '../../sync/syncNoticeStore';

/** What happened to the sync meanwhile: it had to be started again, or the connection is very slow. */
export function SyncNotices() {
  const t = useTranslate();
  const { number, time } = useFormats();
  const { saveData } = useSyncCommands();
  const { trouble, slowMs } = useSyncNotices();
  const saving = useLive(savesData, []);
  return (
    <>
      {trouble ? (
        <Alert
          color={trouble.over ? 'green' : 'yellow'}
          mb="sm"
          title={t(`sync.trouble.${trouble.reason}`)}
          withCloseButton={trouble.over}
          onClose={() => useSyncNotices.setState({ trouble: null })}
        >
          {t(trouble.over ? 'sync.trouble.over' : 'sync.trouble.restarts', {
            time: time(new Date(trouble.restartsAt)),
          })}
        </Alert>
      ) : null}
      {slowMs !== null && saving === false ? (
        <Alert
          color="blue"
          mb="sm"
          title={t('sync.slowTitle')}
          withCloseButton
          onClose={() => useSyncNotices.setState({ slowMs: null })}
        >
          <Text size="sm">{t('sync.slowHint', { seconds: number(Math.round(slowMs / 1000)) })}</Text>
          <Button
            size="compact-sm"
            mt="xs"
            onClick={() => {
              saveData(true);
              useSyncNotices.setState({ slowMs: null });
            }}
          >
            {t('sync.saveData')}
          </Button>
        </Alert>
      ) : null}
    </>
  );
}
