import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useDesk } from '../../../data/DeskContext';
import type { PartnerRecord } from '../../../data/queries/partnerRecord';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal, localDateOf } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import { Mark } from '../../../ui/Mark';
import { Panel } from '../../../ui/Panel';
import { ShowMore } from '../../../ui/ShowMore';
import { dueItems } from './dueItems';
import type { DueItem } from './dueItems';
import classes from './Ledger.module.css';
import { useLedger } from './useLedger';

/** What needs doing about the partner: late and due soon, on both sides. */
export function ToDo({ record }: { readonly record: PartnerRecord }) {
  const t = useTranslate();
  const { now } = useDesk();
  const today = localDateOf(now());
  const items = useMemo(() => dueItems(record, today, dateOfLocal(today)), [record, today]);
  if (items.length === 0) {
    return (
      <Text size="sm" c="dimmed" pb="sm">
        {t('partners.nothingDue')}
      </Text>
    );
  }
  return (
    <div className={classes.todo}>
      <Panel title={t('partners.todo')} count={items.length}>
        <ShowMore items={items} first={4}>
          {(item) => <DueLine key={keyOf(item)} item={item} today={today} />}
        </ShowMore>
      </Panel>
    </div>
  );
}

function keyOf(item: DueItem): string {
  return 'row' in item ? item.row.id : item.type;
}

function DueLine({ item, today }: { readonly item: DueItem; readonly today: string }) {
  const t = useTranslate();
  const { now } = useDesk();
  const { relativeDay } = useFormats();
  const ledger = useLedger();
  if (item.type === 'visit') {
    return (
      <Line mark={<Mark meaning="overdue">{t('partners.lateMark')}</Mark>}>
        {Number.isFinite(item.daysLate)
          ? t('partners.visitLate', { count: item.daysLate })
          : t('partners.visitNever')}
      </Line>
    );
  }
  const when = relativeDay(dateOfLocal(item.dueOn), now());
  const late = item.dueOn < today;
  const mark = <Mark meaning={late ? 'overdue' : 'soon'}>{when}</Mark>;
  switch (item.type) {
    case 'agreement':
      return <Line mark={mark}>{late ? t('partners.agreementEndedOn') : t('partners.agreementEndsOn')}</Line>;
    case 'action': {
      const { title, owner } = item.row.data;
      return (
        <Line
          mark={mark}
          detail={[t('partners.action'), owner].filter(Boolean).join(' · ')}
          label={t('partners.markDone', { title })}
          onDone={() => ledger.closeAction(item.row, 'done')}
        >
          {title}
        </Line>
      );
    }
    case 'commitment': {
      const { text, side } = item.row.data;
      return (
        <Line
          mark={mark}
          detail={t(side === 'ours' ? 'partners.ourPromise' : 'partners.theirPromise')}
          label={t('partners.markKept', { title: text })}
          onDone={() => ledger.settleCommitment(item.row, 'kept')}
        >
          {text}
        </Line>
      );
    }
  }
}

interface LineProps {
  readonly mark: ReactNode;
  readonly detail?: string;
  /** What ticking it off does. */
  readonly label?: string;
  readonly onDone?: () => void;
  readonly children: string;
}

function Line({ mark, detail, label, onDone, children }: LineProps) {
  return (
    <div className={classes.due}>
      <span className={classes.tick}>
        {label && onDone ? (
          <Tooltip label={label}>
            <ActionIcon variant="default" size="sm" radius="xl" aria-label={label} onClick={onDone}>
              <IconCheck size={14} />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </span>
      <span className={classes.dueText} title={children}>
        {children}
      </span>
      <span className={classes.detail}>{detail}</span>
      <span className={classes.when}>{mark}</span>
    </div>
  );
}
