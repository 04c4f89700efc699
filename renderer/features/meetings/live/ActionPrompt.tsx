import { Kbd, Paper } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { update } from '../../../data/mutation';
import { useSave } from '../../../feedback/useSave';
import { useTranslate } from '../../../i18n/useTranslate';
import { useMeeting } from '../MeetingContext';
import classes from './ActionPrompt.module.css';
import { DueField } from './DueField';
import { OwnerField } from './OwnerField';

interface ActionPromptProps {
  readonly actionId: string;
  /** Beneath the line that became the action, in the window. */
  readonly at: { readonly left: number; readonly bottom: number };
  readonly onClose: () => void;
}

/** Asks beneath the line who does it and by when; Enter goes on, Esc leaves the rest open. */
export function ActionPrompt({ actionId, at, onClose }: ActionPromptProps) {
  const t = useTranslate();
  const save = useSave();
  const { actions, people, today } = useMeeting();
  const owner = useRef<HTMLInputElement>(null);
  const due = useRef<HTMLInputElement>(null);
  const action = actions.find(({ id }) => id === actionId)?.data;
  useEffect(() => owner.current?.focus(), []);
  const style = {
    left: Math.max(8, Math.min(at.left, window.innerWidth - 420)),
    top: Math.min(at.bottom + 6, window.innerHeight - 72),
  };
  return (
    <Paper
      className={classes.prompt ?? ''}
      style={style}
      shadow="md"
      role="group"
      aria-label={t('meetings.prompt', { title: action?.title ?? '' })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) onClose();
      }}
    >
      <OwnerField
        ref={owner}
        label={t('meetings.who')}
        className={classes.owner ?? ''}
        value={action?.owner ?? ''}
        people={people}
        onChoose={(person) =>
          void save([
            update('action', actionId, { owner: person?.name ?? '', ownerContactId: person?.contactId }),
          ])
        }
        onEnter={() => due.current?.focus()}
      />
      <DueField
        ref={due}
        label={t('domain.field.dueOn')}
        className={classes.due ?? ''}
        value={action?.dueOn}
        today={today}
        onChoose={(dueOn) => void save([update('action', actionId, { dueOn })])}
        onEnter={onClose}
      />
      <Kbd size="xs">Esc</Kbd>
    </Paper>
  );
}
