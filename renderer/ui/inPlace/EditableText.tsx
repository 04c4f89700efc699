import { Textarea, TextInput } from '@mantine/core';
import { useFieldLook } from './fieldLook';
import type { FieldProps } from './fieldLook';
import { useDraft } from './useDraft';
import type { SaveOutcome } from './useDraft';

interface EditableTextProps extends FieldProps {
  readonly value: string;
  readonly onSave: (value: string) => Promise<SaveOutcome>;
  /** Several lines: Enter breaks the line, Ctrl/Cmd+Enter saves. */
  readonly multiline?: boolean;
  readonly minRows?: number;
  readonly type?: 'text' | 'email' | 'tel' | 'url';
  readonly autoFocus?: boolean;
}

/** A text edited in place. */
export function EditableText({
  value,
  onSave,
  multiline,
  minRows,
  type,
  autoFocus,
  ...field
}: EditableTextProps) {
  const draft = useDraft({ value, onSave, saveOn: multiline ? 'commandEnter' : 'enter' });
  const look = useFieldLook(field, draft.issue);
  return (
    <div className={look.root} {...draft.handlers}>
      {multiline ? (
        <Textarea
          {...look.input}
          autosize
          minRows={minRows ?? 2}
          value={draft.value}
          data-autofocus={autoFocus || undefined}
          onChange={({ currentTarget }) => draft.change(currentTarget.value)}
        />
      ) : (
        <TextInput
          {...look.input}
          type={type ?? 'text'}
          value={draft.value}
          data-autofocus={autoFocus || undefined}
          title={draft.value}
          onChange={({ currentTarget }) => draft.change(currentTarget.value)}
        />
      )}
    </div>
  );
}
