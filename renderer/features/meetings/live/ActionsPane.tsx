import { Checkbox } from '@mantine/core';
import { useRef } from 'react';
import { isOverdue } from '#shared/domain/action';
import { useDesk } from '../../../data/DeskContext';
import { create, remove, update } from '../../../data/mutation';
import type { PatchOf } from '../../../data/mutation';
import type { ActionRow } from '../../../data/queries/ledger';
import { useSave } from '../../../feedback/useSave';
import { useTranslate } from '../../../i18n/useTranslate';
import type { SaveOutcome } from '../../../ui/inPlace/useDraft';
import { useMeeting } from '../MeetingContext';
import { AddLine } from './AddLine';
import { RowTools } from './DecisionsPane';
import { DueField } from './DueField';
import { LineText } from './LineText';
import { OwnerField } from './OwnerField';
import { Pane } from './Pane';
import classes from './Pane.module.css';

/** What was agreed to be done: what, who, by when. */
export function ActionsPane() {
  const t = useTranslate();
  const { makeId } = useDesk();
  const save = useSave();
  const { meeting, actions } = useMeeting();
  const rows = actions
    .filter(({ data }) => data.meetingId === meeting.id)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const list = useRef<HTMLUListElement>(null);
  const adding = useRef<HTMLInputElement>(null);
  const add = async (title: string): Promise<void> => {
    const id = makeId();
    const data = { partnerId: meeting.data.partnerId, meetingId: meeting.id, title };
    const result = await save([create('action', id, data)]);
    if (result.ok) focusOwner(list.current, id);
  };
  return (
    <Pane title={t('meetings.actions')} count={rows.length}>
      <ul ref={list} className={classes.list}>
        {rows.map((row) => (
          <ActionLine key={row.id} row={row} onDone={() => adding.current?.focus()} />
        ))}
      </ul>
      <AddLine
        ref={adding}
        label={t('meetings.addAction')}
        placeholder={t('meetings.addAction')}
        onAdd={(text) => void add(text)}
      />
    </Pane>
  );
}

/** The new line comes with the next answer of the database. */
function focusOwner(list: HTMLElement | null, id: string, triesLeft = 20): void {
  const field = list?.querySelector<HTMLInputElement>(`[data-action="${id}"] [data-owner] input`);
  if (field) field.focus();
  else if (triesLeft > 0) setTimeout(() => focusOwner(list, id, triesLeft - 1), 25);
}

function ActionLine({ row: { id, data }, onDone }: { readonly row: ActionRow; readonly onDone: () => void }) {
  const t = useTranslate();
  const save = useSave();
  const { people, today } = useMeeting();
  const due = useRef<HTMLInputElement>(null);
  const patch = async (fields: PatchOf<'action'>): Promise<SaveOutcome> => {
    const result = await save([update('action', id, fields)]);
    return result.ok || (result.reason === 'invalid' && (result.issues[0]?.message ?? false));
  };
  const drop = () =>
    save([remove('action', id)], { message: t('common.movedToTrash', { title: data.title }) });
  const closed = data.state !== 'open';
  return (
    <li className={classes.row} data-action={id}>
      <Checkbox
        size="xs"
        aria-label={`${t('domain.actionState.done')} – ${data.title}`}
        checked={closed}
        onChange={({ currentTarget }) =>
          void patch(
            currentTarget.checked
              ? { state: 'done', closedOn: today }
              : { state: 'open', closedOn: undefined },
          )
        }
      />
      <div className={classes.main}>
        <LineText
          label={t('domain.kind.action')}
          value={data.title}
          {...(closed ? { className: classes.done ?? '' } : {})}
          onSave={(title) => (title.trim() === '' ? drop().then(({ ok }) => ok) : patch({ title }))}
        />
        <div className={classes.details}>
          <div className={classes.owner} data-owner>
            <OwnerField
              label={`${t('meetings.who')} – ${data.title}`}
              variant="unstyled"
              className={classes.small ?? ''}
              value={data.owner}
              people={people}
              onChoose={(person) =>
                void patch({ owner: person?.name ?? '', ownerContactId: person?.contactId })
              }
              onEnter={() => due.current?.focus()}
            />
          </div>
          <div className={classes.due}>
            <DueField
              ref={due}
              label={`${t('domain.field.dueOn')} – ${data.title}`}
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
      <RowTools
        internal={data.internal}
        onInternal={(internal) => void patch({ internal })}
        onRemove={() => void drop()}
        title={data.title}
      />
    </li>
  );
}
