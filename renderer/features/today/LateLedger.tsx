import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { isOverdue } from '#shared/domain/action';
import { update } from '../../data/mutation';
import type { ActionRow } from '../../data/queries/ledger';
import type { TodayView } from '../../data/queries/today';
import { useSave } from '../../feedback/useSave';
import { useFormats } from '../../i18n/formats';
import { dateOfLocal } from '../../i18n/localDate';
import { useTranslate } from '../../i18n/useTranslate';
import { Mark } from '../../ui/Mark';
import { Panel } from '../../ui/Panel';
import { RowLink } from '../../ui/RowLink';
import { ShowMore } from '../../ui/ShowMore';
import classes from './LateLedger.module.css';

/** Actions that are late or due within the week; a tick closes one. */
export function LateActions({ view, today }: { readonly view: TodayView; readonly today: string }) {
  const t = useTranslate();
  const rows = [...view.lateActions, ...view.dueActions];
  if (rows.length === 0) return null;
  return (
    <Panel title={t('today.actions')} count={rows.length}>
      <ShowMore items={rows} first={7}>
        {(row) => <ActionLine key={row.id} row={row} view={view} today={today} />}
      </ShowMore>
    </Panel>
  );
}

interface ActionLineProps {
  readonly row: ActionRow;
  readonly view: TodayView;
  readonly today: string;
}

function ActionLine({ row: { id, data }, view, today }: ActionLineProps) {
  const t = useTranslate();
  const save = useSave();
  const { dayShort } = useFormats();
  const partner = data.partnerId ? view.partners.get(data.partnerId) : undefined;
  const done = t('today.markDone', { title: data.title });
  return (
    <div className={classes.line}>
      <Tooltip label={done}>
        <ActionIcon
          variant="default"
          size="sm"
          radius="xl"
          aria-label={done}
          onClick={() =>
            void save([update('action', id, { state: 'done', closedOn: today })], {
              message: t('today.markedDone', { title: data.title }),
            })
          }
        >
          <IconCheck size={14} />
        </ActionIcon>
      </Tooltip>
      <div className={classes.link}>
        <RowLink
          href={data.partnerId ? `/partners/${data.partnerId}?tab=actions` : '/'}
          title={data.title}
          detail={[partner?.data.name, data.owner].filter(Boolean).join(' · ')}
          end={
            data.dueOn ? (
              <Mark meaning={isOverdue(data, today) ? 'overdue' : 'quiet'}>
                {dayShort(dateOfLocal(data.dueOn))}
              </Mark>
            ) : null
          }
        />
      </div>
    </div>
  );
}

/** Promises of both sides whose day has passed. */
export function LateCommitments({ view }: { readonly view: TodayView }) {
  const t = useTranslate();
  const { dayShort } = useFormats();
  if (view.lateCommitments.length === 0) return null;
  return (
    <Panel title={t('today.commitments')} count={view.lateCommitments.length}>
      <ShowMore items={view.lateCommitments} first={5}>
        {({ id, data }) => (
          <RowLink
            key={id}
            href={`/partners/${data.partnerId}?tab=commitments`}
            title={data.text}
            detail={`${view.partners.get(data.partnerId)?.data.name ?? ''} · ${t(`domain.commitmentSide.${data.side}`)}`}
            end={data.dueOn ? <Mark meaning="overdue">{dayShort(dateOfLocal(data.dueOn))}</Mark> : null}
          />
        )}
      </ShowMore>
    </Panel>
  );
}
