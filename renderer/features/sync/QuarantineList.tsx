import { Button, Text } from '@mantine/core';
import { useLive } from '../../data/live';
import { namedOutbox } from '../../data/queries/outbox';
import { useTranslate } from '../../i18n/useTranslate';
import { useSyncCommands } from '../../sync/SyncCommandsContext';
import { Mark } from '../../ui/Mark';
import { Panel } from '../../ui/Panel';
import { fieldNames } from './operationWords';
import classes from './SyncPage.module.css';

/** Changes that the endpoint has refused: kept here, with its reason, until somebody has seen to it. */
export function QuarantineList() {
  const t = useTranslate();
  const { retryQuarantined } = useSyncCommands();
  const rows = (useLive(namedOutbox, []) ?? []).filter(({ operation }) => operation.state === 'quarantined');
  if (rows.length === 0) return null;
  return (
    <Panel
      title={t('sync.quarantine')}
      count={rows.length}
      aside={
        <Button size="compact-sm" variant="default" onClick={retryQuarantined}>
          {t('sync.quarantineRetry')}
        </Button>
      }
    >
      {rows.map(({ operation, title }) => (
        <div key={operation.op} className={classes.row}>
          <div className={classes.what}>
            <Text truncate title={title}>
              {title || t('common.newTitle')}
            </Text>
            <Text size="sm" c="dimmed">
              {fieldNames(t, operation.touched)}
            </Text>
          </div>
          <Mark meaning="needsYou">
            {operation.problem?.detail ?? operation.problem?.title ?? t('sync.refused')}
          </Mark>
        </div>
      ))}
    </Panel>
  );
}
