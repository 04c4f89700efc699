import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLock, IconLockOpen, IconTrash } from '@tabler/icons-react';
import type { Decision } from '#shared/domain/meeting';
import { useDesk } from '../../../data/DeskContext';
import { useTranslate } from '../../../i18n/useTranslate';
import { useMeeting } from '../MeetingContext';
import { AddLine } from './AddLine';
import { LineText } from './LineText';
import { Pane } from './Pane';
import classes from './Pane.module.css';

/** What was decided. */
export function DecisionsPane() {
  const t = useTranslate();
  const { makeId } = useDesk();
  const { meeting, edit } = useMeeting();
  const { decisions } = meeting.data;
  const change = (id: string, patch: Partial<Decision>) =>
    edit((data) => ({
      decisions: data.decisions.map((decision) =>
        decision.id === id ? { ...decision, ...patch } : decision,
      ),
    }));
  const remove = (id: string) =>
    edit((data) => ({ decisions: data.decisions.filter((decision) => decision.id !== id) }), {
      message: t('meetings.decisionRemoved'),
    });
  return (
    <Pane title={t('meetings.decisions')} count={decisions.length}>
      <ol className={classes.list}>
        {decisions.map((decision) => (
          <li key={decision.id} className={classes.row}>
            <div className={classes.main}>
              <LineText
                label={t('meetings.decision')}
                value={decision.text}
                onSave={(text) => (text.trim() === '' ? remove(decision.id) : change(decision.id, { text }))}
              />
            </div>
            <RowTools
              internal={decision.internal}
              onInternal={(internal) => void change(decision.id, { internal })}
              onRemove={() => void remove(decision.id)}
              title={decision.text}
            />
          </li>
        ))}
      </ol>
      <AddLine
        label={t('meetings.addDecision')}
        placeholder={t('meetings.addDecision')}
        onAdd={(text) =>
          void edit((data) => ({ decisions: [...data.decisions, { id: makeId(), text, internal: false }] }))
        }
      />
    </Pane>
  );
}

interface RowToolsProps {
  readonly internal: boolean;
  readonly onInternal: (internal: boolean) => void;
  readonly onRemove: () => void;
  readonly title: string;
}

/** Keeps a line from the partner's copy, or takes it away. */
export function RowTools({ internal, onInternal, onRemove, title }: RowToolsProps) {
  const t = useTranslate();
  const toggle = t(internal ? 'meetings.makeShared' : 'meetings.makeInternal');
  return (
    <div className={classes.tools} data-on={internal || undefined}>
      <Tooltip label={internal ? t('meetings.isInternal') : toggle}>
        <ActionIcon
          variant="subtle"
          color={internal ? 'ink' : 'gray'}
          size={26}
          aria-label={`${t('meetings.internal')} – ${title}`}
          aria-pressed={internal}
          onClick={() => onInternal(!internal)}
        >
          {internal ? <IconLock size={15} stroke={1.8} /> : <IconLockOpen size={15} stroke={1.6} />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('common.delete')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          aria-label={`${t('common.delete')} – ${title}`}
          onClick={onRemove}
        >
          <IconTrash size={15} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
