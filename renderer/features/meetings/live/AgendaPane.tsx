import { ActionIcon, Checkbox, Tooltip } from '@mantine/core';
import { IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { AgendaItem } from '#shared/domain/meeting';
import { useDesk } from '../../../data/DeskContext';
import { useTranslate } from '../../../i18n/useTranslate';
import { EditableNumber } from '../../../ui/inPlace/EditableNumber';
import { useMeeting } from '../MeetingContext';
import { moved } from './moved';
import { AddLine } from './AddLine';
import agendaClasses from './AgendaPane.module.css';
import { LineText } from './LineText';
import { Pane } from './Pane';
import classes from './Pane.module.css';

/** What is to be talked about, checked off on the way; Alt with the arrows moves a point. */
export function AgendaPane() {
  const t = useTranslate();
  const { makeId } = useDesk();
  const { meeting, edit } = useMeeting();
  const { agenda, durationMinutes } = meeting.data;
  const [dragged, setDragged] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const planned = agenda.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
  const change = (id: string, patch: Partial<AgendaItem>) =>
    edit((data) => ({ agenda: data.agenda.map((item) => (item.id === id ? { ...item, ...patch } : item)) }));
  const remove = (id: string) =>
    edit((data) => ({ agenda: data.agenda.filter((item) => item.id !== id) }), {
      message: t('meetings.pointRemoved'),
    });
  const move = (id: string, to: number) => edit((data) => ({ agenda: moved(data.agenda, id, to) }));
  const onKeyDown = (event: KeyboardEvent, id: string, index: number): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    void move(id, index + step);
  };
  return (
    <Pane
      title={t('meetings.agenda')}
      aside={
        planned > 0 ? (
          <span className={planned > durationMinutes ? agendaClasses.over : classes.quiet}>
            {t('meetings.minutesOf', { planned, total: durationMinutes })}
          </span>
        ) : null
      }
    >
      <ul ref={list} className={classes.list}>
        {agenda.map((item, index) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its fields have the focus; dragging has its keys
          <li
            key={item.id}
            className={`${classes.row ?? ''} ${agendaClasses.item ?? ''}`}
            data-dragged={dragged === item.id || undefined}
            onKeyDown={(event) => onKeyDown(event, item.id, index)}
            onDragOver={(event) => {
              if (dragged === '' || dragged === item.id) return;
              event.preventDefault();
            }}
            onDrop={() => void move(dragged, index)}
          >
            <Checkbox
              size="xs"
              aria-label={t('meetings.covered', { title: item.text })}
              checked={item.done}
              onChange={({ currentTarget }) => void change(item.id, { done: currentTarget.checked })}
            />
            <div className={classes.main}>
              <LineText
                label={t('meetings.point')}
                value={item.text}
                {...(item.done ? { className: agendaClasses.done ?? '' } : {})}
                onSave={(text) => (text.trim() === '' ? remove(item.id) : change(item.id, { text }))}
              />
            </div>
            <div className={agendaClasses.minutes}>
              <EditableNumber
                layout="bare"
                label={t('meetings.minutesFor', { title: item.text })}
                value={item.minutes}
                suffix={'\u202fmin'}
                placeholder="min"
                onSave={(minutes) => change(item.id, { minutes })}
              />
            </div>
            <div className={`${classes.tools ?? ''} ${agendaClasses.tools ?? ''}`}>
              <span
                className={agendaClasses.grip}
                draggable
                aria-hidden
                title={t('meetings.moveHint')}
                onDragStart={() => setDragged(item.id)}
                onDragEnd={() => setDragged('')}
              >
                <IconGripVertical size={15} stroke={1.6} />
              </span>
              <Tooltip label={t('common.delete')}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={26}
                  aria-label={`${t('common.delete')} – ${item.text}`}
                  onClick={() => void remove(item.id)}
                >
                  <IconTrash size={15} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            </div>
          </li>
        ))}
      </ul>
      <AddLine
        label={t('meetings.addPoint')}
        placeholder={t('meetings.addPoint')}
        onAdd={(text) =>
          void edit((data) => ({ agenda: [...data.agenda, { id: makeId(), text, done: false }] }))
        }
      />
    </Pane>
  );
}
