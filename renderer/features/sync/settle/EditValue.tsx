import { Button, Group, Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { FieldShape } from '#shared/domain/fieldShape';
import { useDesk } from '../../../data/DeskContext';
import { setPreference } from '../../../data/preference';
import type { ConflictRow } from '../../../data/queries/conflicts';
import { createAutosave } from '../../../feedback/autosave';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import type { SentenceKey } from '../../../i18n/useTranslate';
import { useTranslate } from '../../../i18n/useTranslate';
import { TextEditor } from '../../../ui/editor/TextEditor';
import type { TextEditorHandle } from '../../../ui/editor/TextEditor';
import { fieldName } from '../operationWords';
import { draftOf, parsedDraft } from './draft';
import type { Draft, DraftContext } from './draft';
import classes from './Settle.module.css';
import { ValueInput } from './ValueInput';

interface EditValueProps {
  readonly conflict: ConflictRow;
  readonly shape: FieldShape;
  /** What the editing begins with. */
  readonly value: unknown;
  /** What was typed the last time and not yet taken; undefined for nothing. */
  readonly kept: Draft | undefined;
  readonly zone: string;
  /** Answers what is wrong with the value, as a key of the catalogue; null when it was taken. */
  readonly onTake: (value: unknown) => Promise<string | null>;
  /** What was typed is kept for the next time. */
  readonly onClose: () => void;
}

export function draftKey({ id }: ConflictRow): string {
  return `settle ${id}`;
}

/** Settling by hand: the field's own editor, filled with what there is. What is typed outlives the page. */
export function EditValue({ conflict, shape, value, kept, zone, onTake, onClose }: EditValueProps) {
  const t = useTranslate();
  const { db, makeId, now } = useDesk();
  const formats = useFormats();
  const { collection, field } = conflict.data;
  const label = fieldName(t, field);
  const context: DraftContext = {
    shape,
    zone,
    newId: makeId,
    now: now(),
    writtenDate: (date) => formats.dateNumeric(dateOfLocal(date)),
  };
  const [first] = useState<Draft>(() => kept ?? draftOf(value, context));
  const [draft, setDraft] = useState(first);
  const [issue, setIssue] = useState<string | null>(null);
  const editor = useRef<TextEditorHandle>(null);
  const root = useRef<HTMLDivElement>(null);
  const held = useRef(first);
  const current = (): Draft => (editor.current ? editor.current.text(String(first)) : held.current);

  const keep = useMemo(
    () => createAutosave(() => setPreference(db, draftKey(conflict), held.current)),
    [db, conflict],
  );
  const edited = (next?: Draft): void => {
    if (next !== undefined) setDraft(next);
    held.current = next ?? current();
    setIssue(null);
    keep.touch();
  };
  useEffect(() => {
    if (shape.type === 'text') editor.current?.focus();
    else root.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [shape.type]);

  const take = async (): Promise<void> => {
    await keep.now();
    const parsed = parsedDraft(current(), value, context);
    const wrong = parsed.ok ? await onTake(parsed.value) : parsed.message;
    if (wrong === null) await db.preference.delete(draftKey(conflict));
    else setIssue(wrong);
  };
  const close = (): void => {
    void keep.now().then(onClose);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The digits and letters that settle a conflict are letters here.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.defaultPrevented) close();
    if (event.key !== 'Enter' || event.defaultPrevented) return;
    const oneLine = shape.type !== 'text' && shape.type !== 'items' && shape.type !== 'unknown';
    const onButton = event.target instanceof HTMLButtonElement;
    if (event.ctrlKey || event.metaKey || (oneLine && shape.type !== 'labels' && !onButton)) {
      event.preventDefault();
      void take();
    }
  };
  const told = issue === null ? null : t(issue as SentenceKey);
  return (
    <div ref={root} className={classes.editing} onKeyDown={onKeyDown}>
      {shape.type === 'text' ? (
        <>
          <TextEditor
            ref={editor}
            initial={String(first)}
            label={label}
            placeholder=""
            onEdit={() => edited()}
            onBlur={() => void keep.now()}
          />
          {told ? (
            <Text size="sm" c="red" role="alert">
              {told}
            </Text>
          ) : null}
        </>
      ) : (
        <ValueInput
          {...{ shape, collection, field, label, draft }}
          error={told}
          onChange={(next) => edited(next)}
        />
      )}
      <Group gap="xs">
        <Button size="compact-sm" onClick={() => void take()}>
          {t('sync.takeEdited')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t('common.close')}
        </Button>
      </Group>
    </div>
  );
}
