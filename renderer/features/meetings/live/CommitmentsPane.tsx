import { ActionIcon, NativeSelect, SegmentedControl, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { isOverdue } from '#shared/domain/action';
import { commitmentSides } from '#shared/domain/commitment';
import type { CommitmentSide } from '#shared/domain/commitment';
import { useDesk } from '../../../data/DeskContext';
import { create, remove, update } from '../../../data/mutation';
import type { PatchOf } from '../../../data/mutation';
import type { CommitmentRow } from '../../../data/queries/ledger';
import { useSave } from '../../../feedback/useSave';
import { useTranslate } from '../../../i18n/useTranslate';
import type { SaveOutcome } from '../../../ui/inPlace/useDraft';
import { useMeeting } from '../MeetingContext';
import { AddLine } from './AddLine';
import { DueField } from './DueField';
import { LineText } from './LineText';
import { Pane } from './Pane';
import classes from './Pane.module.css';

/** What each side promised in this meeting. */
export function CommitmentsPane() {
  const t = useTranslate();
  const { makeId } = useDesk();
  const save = useSave();
  const { meeting, commitments } = useMeeting();
  const [side, setSide] = useState<CommitmentSide>('theirs');
  const adding = useRef<HTMLInputElement>(null);
  const rows = commitments
    .filter(({ data }) => data.meetingId === meeting.id)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return (
    <Pane
      title={t('meetings.commitments')}
      count={rows.length}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('domain.field.side')}
          value={side}
          onChange={(value) => {
            setSide(value === 'ours' ? 'ours' : 'theirs');
            adding.current?.focus();
          }}
          data={commitmentSides.map((value) => ({ value, label: t(`meetings.side.${value}`) }))}
        />
      }
    >
      <ul className={classes.list}>
        {rows.map((row) => (
          <CommitmentLine key={row.id} row={row} onDone={() => adding.current?.focus()} />
        ))}
      </ul>
      <AddLine
        ref={adding}
        label={t('meetings.addCommitment')}
        placeholder={t(`meetings.promise.${side}`)}
        onAdd={(text) =>
          void save([
            create('commitment', makeId(), {
              partnerId: meeting.data.partnerId,
              meetingId: meeting.id,
              side,
              text,
            }),
          ])
        }
      />
    </Pane>
  );
}

interface CommitmentLineProps {
  readonly row: CommitmentRow;
  readonly onDone: () => void;
}

function CommitmentLine({ row: { id, data }, onDone }: CommitmentLineProps) {
  const t = useTranslate();
  const save = useSave();
  const { today } = useMeeting();
  const patch = async (fields: PatchOf<'commitment'>): Promise<SaveOutcome> => {
    const result = await save([update('commitment', id, fields)]);
    return result.ok || (result.reason === 'invalid' && (result.issues[0]?.message ?? false));
  };
  const drop = () =>
    save([remove('commitment', id)], { message: t('common.movedToTrash', { title: data.text }) });
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <LineText
          label={t('domain.kind.commitment')}
          value={data.text}
          onSave={(text) => (text.trim() === '' ? drop().then(({ ok }) => ok) : patch({ text }))}
        />
        <div className={classes.details}>
          <div className={classes.owner}>
            <NativeSelect
              variant="unstyled"
              size="xs"
              className={classes.small ?? ''}
              rightSection={null}
              aria-label={`${t('domain.field.side')} – ${data.text}`}
              value={data.side}
              onChange={({ currentTarget: { value } }) =>
                void patch({ side: value === 'ours' ? 'ours' : 'theirs' })
              }
              data={commitmentSides.map((value) => ({ value, label: t(`meetings.side.${value}`) }))}
            />
          </div>
          <div className={classes.due}>
            <DueField
              label={`${t('domain.field.dueOn')} – ${data.text}`}
              variant="unstyled"
              className={`${classes.small ?? ''} ${isOverdue(data, today) ? (classes.overdue ?? '') : ''}`}
              value={data.dueOn}
              today={today}
              onChoose={(dueOn) => void patch({ dueOn })}
              onEnter={onDone}
            />
          </div>
        </div>
      </div>
      <div className={classes.tools}>
        <Tooltip label={t('common.delete')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={26}
            aria-label={`${t('common.delete')} – ${data.text}`}
            onClick={() => void drop()}
          >
            <IconTrash size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </li>
  );
}
