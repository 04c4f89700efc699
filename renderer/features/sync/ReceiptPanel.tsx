import { Text } from '@mantine/core';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { useSyncStatus } from '../../sync/syncStatusStore';
import { Panel } from '../../ui/Panel';
import classes from './SyncPage.module.css';

/** What the last run that did something has done. */
export function ReceiptPanel() {
  const t = useTranslate();
  const { number, dayLong, time, bytes } = useFormats();
  const { receipt } = useSyncStatus();
  if (!receipt) {
    return (
      <Panel title={t('sync.receipt')}>
        <Text c="dimmed" py="xs">
          {t('sync.noReceipt')}
        </Text>
      </Panel>
    );
  }
  const finished = new Date(receipt.finishedAt);
  const needYou = receipt.conflicts + receipt.quarantined;
  const figures = [
    [t('sync.sent'), number(receipt.sent)],
    [t('sync.received'), number(receipt.received)],
    [t('sync.merged'), number(receipt.merged)],
    [t('sync.lost'), number(receipt.lost)],
    [t('sync.needYouShort'), number(needYou)],
    [t('sync.volume'), bytes(receipt.bytes)],
  ] as const;
  return (
    <Panel title={t('sync.receipt')}>
      <Text pt="xs" fw={600} data-receipt>
        {[
          t('sync.sentCount', { count: receipt.sent }),
          t('sync.lostCount', { count: receipt.lost }),
          t('sync.needYou', { count: needYou }),
        ].join(', ')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('sync.at', { day: dayLong(finished), time: time(finished) })}
      </Text>
      <dl className={classes.figures}>
        {figures.map(([name, value]) => (
          <Figure key={name} name={name} value={value} />
        ))}
      </dl>
    </Panel>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
