import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FieldShape } from '#shared/domain/fieldShape';
import { useDesk } from '../../../data/DeskContext';
import type { ConflictRow } from '../../../data/queries/conflicts';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import type { SentenceKey } from '../../../i18n/useTranslate';
import { useTranslate } from '../../../i18n/useTranslate';
import { TextEditor } from '../../../ui/editor/TextEditor';
import type { TextEditorHandle } from '../../../ui/editor/TextEditor';
import { fieldName } from '../operationWords';
import { draftOf, parsedDraft } from './draft';
import type { Draft, DraftContext } from './draft';
import { createDraftKeeper, draftKey } from './draftKeeper';
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

/** Fields in which Enter alone takes the value. */
const oneLine: ReadonlySet<FieldShape['type']> = new Set(['line', 'number', 'date', 'instant']);

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
  const [keeper] = useState(() => createDraftKeeper(db, draftKey(conflict)));
  const editor = useRef<TextEditorHandle>(null);
  const root = useRef<HTMLDivElement>(null);

  const edited = (next: Draft): void => {
    setDraft(next);
    setIssue(null);
    keeper.edited(next);
  };
  const take = async (): Promise<void> => {
    await keeper.flush();
    const parsed = parsedDraft(editor.current?.text(String(first)) ?? draft, value, context);
    const wrong = parsed.ok ? await onTake(parsed.value) : parsed.message;
    if (wrong === null) await keeper.forget();
    else setIssue(wrong);
  };
  const close = (): void => {
    void keeper.flush().then(onClose);
  };

  const act = useRef({ take, close });
  useEffect(() => {
    act.current = { take, close };
  });
  useEffect(() => {
    const edge = root.current;
    if (shape.type === 'text') editor.current?.focus();
    else edge?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    // Before the editor or the list of a choice make something else of the key.
    const onKey = (event: KeyboardEvent): void => {
      const { key, target } = event;
      if (!(target instanceof HTMLElement) || target.ariaExpanded === 'true') return;
      const takes =
        key === 'Enter' &&
        (event.ctrlKey || event.metaKey || (oneLine.has(shape.type) && target.tagName === 'INPUT'));
      if (!takes && key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (takes) void act.current.take();
      else act.current.close();
    };
    edge?.addEventListener('keydown', onKey, true);
    return () => edge?.removeEventListener('keydown', onKey, true);
  }, [shape.type]);

  const told = issue === null ? null : t(issue as SentenceKey);
  return (
    <div ref={root} className={classes.editing}>
      {shape.type === 'text' ? (
        <>
          <TextEditor
            ref={editor}
            initial={String(first)}
            label={label}
            placeholder=""
            onEdit={() => edited(editor.current?.text(String(first)) ?? first)}
            onBlur={() => void keeper.flush()}
          />
          {told ? (
            <Text size="sm" c="red" role="alert">
              {told}
            </Text>
          ) : null}
        </>
      ) : (
        <ValueInput {...{ shape, collection, field, label, draft }} error={told} onChange={edited} />
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
