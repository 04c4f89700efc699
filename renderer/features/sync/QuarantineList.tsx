import { Button, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useLive } from '../../data/live';
import { refusedWrites } from '../../data/queries/outbox';
import type { RefusedWrite } from '../../data/queries/outbox';
import { useTranslate } from '../../i18n/useTranslate';
import { useSyncCommands } from '../../sync/SyncCommandsContext';
import { Mark } from '../../ui/Mark';
import { Panel } from '../../ui/Panel';
import { OperationLine } from './OperationLine';
import { refusalWords } from './refusalWords';
import classes from './SyncPage.module.css';
import { useDiscard } from './useDiscard';
import { useExportRefused } from './useExportRefused';

/** Changes that the endpoint has refused: kept here, with its reason, until somebody has seen to it. */
export function QuarantineList() {
  const t = useTranslate();
  const { retryQuarantined } = useSyncCommands();
  const save = useExportRefused();
  const writes = useLive(refusedWrites, []) ?? [];
  if (writes.length === 0) return null;
  return (
    <Panel
      title={t('sync.quarantine')}
      count={writes.length}
      aside={
        <Group gap="xs" wrap="nowrap">
          <Button size="compact-sm" variant="default" onClick={() => void save(writes)}>
            {t('sync.exportRefused')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => retryQuarantined()}>
            {t('sync.retryAll')}
          </Button>
        </Group>
      }
    >
      {writes.map((write) => (
        <Refused key={write.tx} write={write} />
      ))}
    </Panel>
  );
}

function Refused({ write }: { readonly write: RefusedWrite }) {
  const t = useTranslate();
  const { retryQuarantined } = useSyncCommands();
  const discard = useDiscard();
  const [first] = write.operations;
  if (!first) return null;
  const problem = write.operations.map(({ operation }) => operation.problem).find(Boolean);
  const said = problem?.detail ?? problem?.title;
  return (
    <div role="group" aria-label={first.title || t('common.newTitle')} className={classes.refused}>
      {write.operations.map((row) => (
        <OperationLine key={row.operation.op} row={row} />
      ))}
      <Mark meaning="needsYou">{refusalWords(problem, t)}</Mark>
      {said ? (
        <Text size="sm" c="dimmed" className={classes.said ?? ''}>
          {t('sync.endpointSays', { said })}
        </Text>
      ) : null}
      <Group gap="xs">
        {first.path ? (
          <Button component={Link} href={first.path} size="compact-sm" variant="default">
            {t('sync.editRefused')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="default" onClick={() => retryQuarantined(write.tx)}>
          {t('sync.quarantineRetry')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => discard(write)}>
          {t('sync.discard')}
        </Button>
      </Group>
    </div>
  );
}
