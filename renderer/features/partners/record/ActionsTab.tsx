import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { isOverdue } from '#shared/domain/action';
import { useDesk } from '../../../data/DeskContext';
import { create } from '../../../data/mutation';
import type { ActionRow } from '../../../data/queries/ledger';
import type { PartnerRecord } from '../../../data/queries/partnerRecord';
import { HistoryItem } from '../../../feedback/history/HistoryItem';
import { useFieldSave } from '../../../feedback/useFieldSave';
import { useSave } from '../../../feedback/useSave';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal, localDateOf } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import { useSettingsStore } from '../../../settings';
import { EditableDate } from '../../../ui/inPlace/EditableDate';
import { EditableText } from '../../../ui/inPlace/EditableText';
import { Mark } from '../../../ui/Mark';
import { Panel } from '../../../ui/Panel';
import { ShowMore } from '../../../ui/ShowMore';
import { AddLine } from './AddLine';
import classes from './Ledger.module.css';
import { LineMenu } from './LineMenu';
import { useLedger } from './useLedger';

/** The partner's actions: open ones to work on, closed ones to look back on. */
export function ActionsTab({ record }: { readonly record: PartnerRecord }) {
  const t = useTranslate();
  const { makeId } = useDesk();
  const save = useSave();
  const me = useSettingsStore(({ settings }) => settings.profile.name);
  const open = record.actions.filter(({ data }) => data.state === 'open');
  const closed = record.actions.filter(({ data }) => data.state !== 'open');
  const add = async (title: string) => {
    const draft = { partnerId: record.partner.id, title, owner: me };
    const result = await save([create('action', makeId(), draft)], { inPlace: true });
    if (result.ok) return true;
    return result.reason === 'invalid' ? (result.issues[0]?.message ?? false) : false;
  };
  return (
    <div className={classes.ledger}>
      <div>
        <AddLine label={t('partners.addAction')} onAdd={add} />
        {open.map((row) => (
          <ActionLine key={row.id} row={row} />
        ))}
        {record.actions.length === 0 ? <p className={classes.none}>{t('partners.noActions')}</p> : null}
      </div>
      {closed.length > 0 ? (
        <Panel title={t('partners.closedActions')} count={closed.length}>
          <ShowMore items={closed} first={5}>
            {(row) => <ClosedAction key={row.id} row={row} />}
          </ShowMore>
        </Panel>
      ) : null}
    </div>
  );
}

function ActionLine({ row }: { readonly row: ActionRow }) {
  const t = useTranslate();
  const { now } = useDesk();
  const { relativeDay } = useFormats();
  const ledger = useLedger();
  const { saveField } = useFieldSave('action', row.id);
  const { data } = row;
  const done = t('partners.markDone', { title: data.title });
  const late = isOverdue(data, localDateOf(now()));
  return (
    <div className={classes.action} role="group" aria-label={t('partners.actionOf', { title: data.title })}>
      <Tooltip label={done}>
        <ActionIcon
          variant="default"
          size="sm"
          radius="xl"
          aria-label={done}
          onClick={() => ledger.closeAction(row, 'done')}
        >
          <IconCheck size={14} />
        </ActionIcon>
      </Tooltip>
      <EditableText
        layout="bare"
        label={t('domain.field.title')}
        value={data.title}
        onSave={saveField('title')}
      />
      <EditableText
        layout="bare"
        label={t('domain.field.owner')}
        placeholder={t('domain.field.owner')}
        value={data.owner}
        onSave={saveField('owner')}
      />
      <EditableDate
        layout="bare"
        label={t('domain.field.dueOn')}
        placeholder={t('domain.field.dueOn')}
        value={data.dueOn}
        onSave={saveField('dueOn')}
      />
      <span className={classes.when}>
        {data.dueOn ? (
          <Mark meaning={late ? 'overdue' : 'quiet'}>{relativeDay(dateOfLocal(data.dueOn), now())}</Mark>
        ) : null}
      </span>
      <LineMenu title={data.title}>
        <Menu.Item onClick={() => void saveField('internal')(!data.internal)}>
          {t(data.internal ? 'partners.notInternal' : 'partners.makeInternal')}
        </Menu.Item>
        <Menu.Item onClick={() => ledger.closeAction(row, 'dropped')}>{t('partners.drop')}</Menu.Item>
        <HistoryItem kind="action" id={row.id} title={data.title} />
        <Menu.Item onClick={() => ledger.discard('action', row)}>{t('common.delete')}</Menu.Item>
      </LineMenu>
    </div>
  );
}

function ClosedAction({ row }: { readonly row: ActionRow }) {
  const t = useTranslate();
  const { dateNumeric } = useFormats();
  const ledger = useLedger();
  const { data } = row;
  return (
    <div className={classes.closed}>
      <span className={classes.dueText} title={data.title}>
        {data.title}
      </span>
      <span className={classes.detail}>{data.owner}</span>
      <Mark meaning={data.state === 'done' ? 'kept' : 'quiet'}>{t(`domain.actionState.${data.state}`)}</Mark>
      <span className={classes.when}>{data.closedOn ? dateNumeric(dateOfLocal(data.closedOn)) : null}</span>
      <LineMenu title={data.title}>
        <Menu.Item onClick={() => ledger.reopen('action', row)}>{t('partners.reopen')}</Menu.Item>
        <HistoryItem kind="action" id={row.id} title={data.title} />
        <Menu.Item onClick={() => ledger.discard('action', row)}>{t('common.delete')}</Menu.Item>
      </LineMenu>
    </div>
  );
}
