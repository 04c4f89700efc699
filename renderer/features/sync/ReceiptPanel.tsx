import { Text } from '@mantine/core';
import type { Receipt } from '#shared/sync/syncState';
import { useLive } from '../../data/live';
import { lastReceipts } from '../../data/queries/receipts';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { Panel } from '../../ui/Panel';
import { ShowMore } from '../../ui/ShowMore';
import classes from './SyncPage.module.css';

/** What the last run that did something has done, and in short what those before it did. */
export function ReceiptPanel() {
  const t = useTranslate();
  const receipts = useLive(lastReceipts, []);
  const [last, ...before] = receipts ?? [];
  if (!last) {
    return (
      <Panel title={t('sync.receipt')}>
        <Text c="dimmed" py="xs">
          {t('sync.noReceipt')}
        </Text>
      </Panel>
    );
  }
  return (
    <>
      <LastReceipt receipt={last} />
      {before.length > 0 ? (
        <Panel title={t('sync.earlierReceipts')} count={before.length}>
          <ShowMore items={before} first={6}>
            {(receipt) => <EarlierReceipt key={receipt.startedAt} receipt={receipt} />}
          </ShowMore>
        </Panel>
      ) : null}
    </>
  );
}

function LastReceipt({ receipt }: { readonly receipt: Receipt }) {
  const t = useTranslate();
  const { number, dayLong, time, bytes } = useFormats();
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

/** One line: when, and what is worth telling of it. */
function EarlierReceipt({ receipt }: { readonly receipt: Receipt }) {
  const t = useTranslate();
  const { dayShort, time } = useFormats();
  const finished = new Date(receipt.finishedAt);
  const needYou = receipt.conflicts + receipt.quarantined;
  const told = [
    receipt.sent > 0 ? t('sync.sentCount', { count: receipt.sent }) : '',
    receipt.received > 0 ? t('sync.receivedCount', { count: receipt.received }) : '',
    receipt.lost > 0 ? t('sync.lostCount', { count: receipt.lost }) : '',
    needYou > 0 ? t('sync.needYou', { count: needYou }) : '',
  ].filter(Boolean);
  return (
    <div className={classes.row}>
      <Text size="sm" className={classes.what ?? ''}>
        {told.join(', ') || t('sync.mergedCount', { count: receipt.merged })}
      </Text>
      <Text size="sm" c="dimmed">
        {dayShort(finished)} {time(finished)}
      </Text>
    </div>
  );
}
