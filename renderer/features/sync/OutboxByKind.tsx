import { Text } from '@mantine/core';
import { useLive } from '../../data/live';
import { namedOutbox } from '../../data/queries/outbox';
import type { NamedOperation } from '../../data/queries/outbox';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { Panel } from '../../ui/Panel';
import { ShowMore } from '../../ui/ShowMore';
import { fieldNames, kindTitle } from './operationWords';
import classes from './SyncPage.module.css';

/** What waits to be sent, by kind. */
export function OutboxByKind() {
  const t = useTranslate();
  const rows = useLive(namedOutbox, []) ?? [];
  const waiting = rows.filter(({ operation }) => operation.state !== 'quarantined');
  if (waiting.length === 0) {
    return (
      <Panel title={t('sync.outbox')} count={0}>
        <Text c="dimmed" py="xs">
          {t('sync.outboxEmpty')}
        </Text>
      </Panel>
    );
  }
  const groups = new Map<string, NamedOperation[]>();
  for (const row of waiting) groups.set(row.operation.c, [...(groups.get(row.operation.c) ?? []), row]);
  return (
    <>
      {[...groups].map(([c, members]) => (
        <Panel key={c} title={`${t('sync.outbox')} – ${kindTitle(t, c)}`} count={members.length}>
          <ShowMore items={members} first={8}>
            {(row) => <OperationLine key={row.operation.op} row={row} />}
          </ShowMore>
        </Panel>
      ))}
    </>
  );
}

function OperationLine({ row: { operation, title } }: { readonly row: NamedOperation }) {
  const t = useTranslate();
  const { time, dayShort } = useFormats();
  const at = new Date(operation.at);
  const what = operation.base === 0 && operation.effect === 'write' ? 'create' : operation.effect;
  return (
    <div className={classes.row}>
      <div className={classes.what}>
        <Text truncate title={title}>
          {title || t('common.newTitle')}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {t(`sync.effect.${what}`)}
          {what === 'write' ? ` · ${fieldNames(t, operation.touched)}` : ''}
        </Text>
      </div>
      <Text size="sm" c="dimmed">
        {dayShort(at)} {time(at)}
      </Text>
    </div>
  );
}
