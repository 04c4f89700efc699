import { IconLock } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useDesk } from '../../../data/DeskContext';
import { create } from '../../../data/mutation';
import { actionsOfMeeting } from '../../../data/queries/ledger';
import { TextState } from '../../../feedback/TextState';
import { useSave } from '../../../feedback/useSave';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import type { LinkedLine } from '../../../ui/editor/lineLinks';
import type { LineListener } from '../../../ui/editor/lineTriggers';
import { TextEditor } from '../../../ui/editor/TextEditor';
import type { TextEditorHandle } from '../../../ui/editor/TextEditor';
import { useMeeting } from '../MeetingContext';
import { ActionPrompt } from './ActionPrompt';
import classes from './NotesPane.module.css';
import { useMeetingText } from './useMeetingText';

interface Prompt {
  readonly actionId: string;
  readonly at: { readonly left: number; readonly bottom: number };
}

/** The notes while one talks: lines become actions and decisions without a hand leaving the keys. */
export function NotesPane() {
  const t = useTranslate();
  const { meeting } = useMeeting();
  const editor = useRef<TextEditorHandle>(null);
  const text = useMeetingText(meeting, 'notes', editor);
  const [prompt, setPrompt] = useState<Prompt | null>(null);
  const onLine = useLineRecords((actionId) => {
    const at = editor.current?.caret();
    if (at) setPrompt({ actionId, at });
  });
  const lines = useLinkedLines();
  return (
    <section className={classes.pane} aria-label={t('meetings.notes')} data-pane>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('meetings.notes')}</h2>
        <TextState text={text} />
      </header>
      <TextEditor
        ref={editor}
        initial={meeting.data.notes}
        label={t('meetings.notes')}
        placeholder={t('meetings.notesPlaceholder')}
        onEdit={text.edited}
        onBlur={() => void text.flush()}
        onLine={onLine}
        lines={lines}
      />
      {prompt ? (
        <ActionPrompt
          key={prompt.actionId}
          {...prompt}
          onClose={() => {
            setPrompt(null);
            editor.current?.focus();
          }}
        />
      ) : null}
    </section>
  );
}

/** What never leaves the company, in a field of its own. */
export function InternalNotesPane() {
  const t = useTranslate();
  const { meeting } = useMeeting();
  const editor = useRef<TextEditorHandle>(null);
  const text = useMeetingText(meeting, 'internalNotes', editor);
  return (
    <section className={classes.internal} aria-label={t('domain.field.internalNotes')} data-pane>
      <header className={classes.head}>
        <h2 className={classes.title}>
          <IconLock size={16} stroke={1.8} aria-hidden /> {t('domain.field.internalNotes')}
        </h2>
        <span className={classes.quiet}>{t('meetings.internalHint')}</span>
        <TextState text={text} />
      </header>
      <TextEditor
        ref={editor}
        initial={meeting.data.internalNotes}
        label={t('domain.field.internalNotes')}
        placeholder={t('meetings.internalPlaceholder')}
        plain
        onEdit={text.edited}
        onBlur={() => void text.flush()}
      />
    </section>
  );
}

/** Makes the records of the lines that become an action or a decision; each line one record. */
function useLineRecords(onAction: (actionId: string) => void): LineListener {
  const { db, makeId } = useDesk();
  const save = useSave();
  const { meeting, edit } = useMeeting();
  const { id, data } = meeting;
  const queue = useRef<Promise<void>>(Promise.resolve());
  return useCallback(
    (kind, line, asked) => {
      if (kind === 'decision') {
        const text = line.slice(0, 1000);
        void edit(({ decisions }) =>
          decisions.some((decision) => decision.text === text)
            ? {}
            : { decisions: [...decisions, { id: makeId(), text, internal: false }] },
        );
        return;
      }
      const title = line.slice(0, 300);
      queue.current = queue.current.then(async () => {
        const known = (await actionsOfMeeting(db, id)).find((row) => row.data.title === title);
        if (known) {
          if (asked) onAction(known.id);
          return;
        }
        const actionId = makeId();
        const result = await save([
          create('action', actionId, { partnerId: data.partnerId, meetingId: id, title }),
        ]);
        if (result.ok) onAction(actionId);
      });
    },
    [db, makeId, save, edit, id, data.partnerId, onAction],
  );
}

/** The lines that stand for a record, with what is to be read at their end. */
function useLinkedLines(): readonly LinkedLine[] {
  const t = useTranslate();
  const { dayShort } = useFormats();
  const { meeting, actions } = useMeeting();
  const { decisions } = meeting.data;
  return useMemo(
    () => [
      ...actions
        .filter(({ data }) => data.meetingId === meeting.id)
        .map(({ data }) => ({
          kind: 'action' as const,
          text: data.title,
          label:
            [data.owner, data.dueOn ? dayShort(dateOfLocal(data.dueOn)) : ''].filter(Boolean).join(' · ') ||
            t('domain.kind.action'),
        })),
      ...decisions.map(({ text }) => ({ kind: 'decision' as const, text, label: t('editor.decision') })),
    ],
    [actions, decisions, meeting.id, dayShort, t],
  );
}
