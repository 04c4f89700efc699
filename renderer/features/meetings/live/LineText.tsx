import { Textarea } from '@mantine/core';
import { useFieldLook } from '../../../ui/inPlace/fieldLook';
import { useDraft } from '../../../ui/inPlace/useDraft';
import type { SaveOutcome } from '../../../ui/inPlace/useDraft';
import classes from './LineText.module.css';

interface LineTextProps {
  readonly label: string;
  readonly value: string;
  readonly onSave: (value: string) => Promise<SaveOutcome>;
  /** Called when Enter has saved it. */
  readonly onEnter?: () => void;
  readonly className?: string;
}

/** One line of text edited in place, which wraps where it is long; Enter saves. */
export function LineText({ label, value, onSave, onEnter, className }: LineTextProps) {
  const draft = useDraft({ value, onSave });
  const look = useFieldLook({ label, layout: 'bare', ...(className ? { className } : {}) }, draft.issue);
  return (
    <div className={look.root} {...draft.handlers}>
      <Textarea
        {...look.input}
        classNames={{
          ...look.input.classNames,
          input: `${look.input.classNames['input'] ?? ''} ${classes.input ?? ''}`,
        }}
        autosize
        minRows={1}
        value={draft.value}
        onChange={({ currentTarget }) => draft.change(currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onEnter?.();
        }}
      />
    </div>
  );
}
