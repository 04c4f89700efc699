import { Button, Menu } from '@mantine/core';
import { isOverdue } from '#shared/domain/action';
import type { CommitmentSide } from '#shared/domain/commitment';
import { useDesk } from '../../../data/DeskContext';
import { create } from '../../../data/mutation';
import type { CommitmentRow } from '../../../data/queries/ledger';
import type { PartnerRecord } from '../../../data/queries/partnerRecord';
import { HistoryItem } from '../../../feedback/history/HistoryItem';
import { useFieldSave } from '../../../feedback/useFieldSave';
import { useSave } from '../../../feedback/useSave';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal, localDateOf } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import { EditableDate } from '../../../ui/inPlace/EditableDate';
import { EditableText } from '../../../ui/inPlace/EditableText';
import { Mark } from '../../../ui/Mark';
import type { Meaning } from '../../../ui/Mark';
import { Panel } from '../../../ui/Panel';
import { ShowMore } from '../../../ui/ShowMore';
import { AddLine } from './AddLine';
import classes from './Ledger.module.css';
import { LineMenu } from './LineMenu';
import { useLedger } from './useLedger';

/** What both sides have promised, side by side. */
export function CommitmentsTab({ record }: { readonly record: PartnerRecord }) {
  return (
    <div className={classes.sides}>
      <Side record={record} side="ours" />
      <Side record={record} side="theirs" />
    </div>
  );
}

interface SideProps {
  readonly record: PartnerRecord;
  readonly side: CommitmentSide;
}

function Side({ record, side }: SideProps) {
  const t = useTranslate();
  const { makeId } = useDesk();
  const save = useSave();
  const rows = record.commitments.filter(({ data }) => data.side === side);
  const open = rows.filter(({ data }) => data.state === 'open');
  const settled = rows.filter(({ data }) => data.state !== 'open');
  const ours = side === 'ours';
  const add = async (text: string) => {
    const draft = { partnerId: record.partner.id, side, text };
    const result = await save([create('commitment', makeId(), draft)], { inPlace: true });
    if (result.ok) return true;
    return result.reason === 'invalid' ? (result.issues[0]?.message ?? false) : false;
  };
  return (
    <Panel title={t(ours ? 'partners.ourCommitments' : 'partners.theirCommitments')} count={open.length}>
      <AddLine label={t(ours ? 'partners.addOurs' : 'partners.addTheirs')} onAdd={add} />
      {open.map((row) => (
        <CommitmentLine key={row.id} row={row} />
      ))}
      {settled.length > 0 ? (
        <>
          <h3 className={classes.settled}>
            {t('partners.settled')} <span className={classes.detail}>{settled.length}</span>
          </h3>
          <ShowMore items={settled} first={4}>
            {(row) => <SettledCommitment key={row.id} row={row} />}
          </ShowMore>
        </>
      ) : null}
    </Panel>
  );
}

function CommitmentLine({ row }: { readonly row: CommitmentRow }) {
  const t = useTranslate();
  const { now } = useDesk();
  const { relativeDay } = useFormats();
  const ledger = useLedger();
  const { saveField } = useFieldSave('commitment', row.id);
  const { data } = row;
  const late = isOverdue(data, localDateOf(now()));
  return (
    <div
      className={classes.commitment}
      role="group"
      aria-label={t('partners.commitmentOf', { title: data.text })}
    >
      <EditableText
        layout="bare"
        multiline
        minRows={1}
        label={t('domain.field.text')}
        value={data.text}
        onSave={saveField('text')}
      />
      <div className={classes.terms}>
        <EditableDate
          layout="bare"
          label={t('domain.field.dueOn')}
          placeholder={t('domain.field.dueOn')}
          value={data.dueOn}
          onSave={saveField('dueOn')}
          className={classes.date ?? ''}
        />
        <span className={classes.term}>
          {data.dueOn ? (
            <Mark meaning={late ? 'overdue' : 'quiet'}>{relativeDay(dateOfLocal(data.dueOn), now())}</Mark>
          ) : null}
        </span>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('partners.markKept', { title: data.text })}
          onClick={() => ledger.settleCommitment(row, 'kept')}
        >
          {t('partners.kept')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('partners.markBroken', { title: data.text })}
          onClick={() => ledger.settleCommitment(row, 'broken')}
        >
          {t('partners.broken')}
        </Button>
        <LineMenu title={data.text}>
          <Menu.Item onClick={() => ledger.settleCommitment(row, 'withdrawn')}>
            {t('partners.withdraw')}
          </Menu.Item>
          <HistoryItem kind="commitment" id={row.id} title={data.text} />
          <Menu.Item onClick={() => ledger.discard('commitment', row)}>{t('common.delete')}</Menu.Item>
        </LineMenu>
      </div>
    </div>
  );
}

function SettledCommitment({ row }: { readonly row: CommitmentRow }) {
  const t = useTranslate();
  const { dateNumeric } = useFormats();
  const ledger = useLedger();
  const { data } = row;
  const meanings: Readonly<Record<string, Meaning>> = { kept: 'kept', broken: 'overdue' };
  return (
    <div className={classes.closed}>
      <span className={classes.dueText} title={data.text}>
        {data.text}
      </span>
      <Mark meaning={meanings[data.state] ?? 'quiet'}>{t(`domain.commitmentState.${data.state}`)}</Mark>
      <span className={classes.when}>{data.closedOn ? dateNumeric(dateOfLocal(data.closedOn)) : null}</span>
      <LineMenu title={data.text}>
        <Menu.Item onClick={() => ledger.reopen('commitment', row)}>{t('partners.reopen')}</Menu.Item>
        <HistoryItem kind="commitment" id={row.id} title={data.text} />
        <Menu.Item onClick={() => ledger.discard('commitment', row)}>{t('common.delete')}</Menu.Item>
      </LineMenu>
    </div>
  );
}
