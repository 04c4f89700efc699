import { TagsInput } from '@mantine/core';
import { useFieldLook } from './fieldLook';
import type { FieldProps } from './fieldLook';
import { useDraft } from './useDraft';
import type { SaveOutcome } from './useDraft';

interface EditableTagsProps extends FieldProps {
  readonly value: readonly string[];
  readonly onSave: (value: string[]) => Promise<SaveOutcome>;
  /** Offered while typing. */
  readonly known?: readonly string[];
}

/** Short labels edited in place: Enter or a comma adds one, Backspace takes the last away. */
export function EditableTags({ value, onSave, known = [], ...field }: EditableTagsProps) {
  const draft = useDraft<readonly string[]>({ value, onSave: (tags) => onSave([...tags]) });
  const look = useFieldLook(field, draft.issue);
  const { placeholder, ...input } = look.input;
  return (
    <div className={look.root} {...draft.handlers}>
      <TagsInput
        {...input}
        {...(draft.value.length === 0 ? { placeholder } : {})}
        data={[...known]}
        value={[...draft.value]}
        onChange={draft.choose}
      />
    </div>
  );
}
