import { NumberInput } from '@mantine/core';
import { useFormats } from '../../i18n/formats';
import { useFieldLook } from './fieldLook';
import type { FieldProps } from './fieldLook';
import { useDraft } from './useDraft';
import type { SaveOutcome } from './useDraft';

interface EditableNumberProps extends FieldProps {
  readonly value: number | undefined;
  readonly onSave: (value: number | undefined) => Promise<SaveOutcome>;
  /** The unit, with its space: " days". */
  readonly suffix?: string;
  /** Fractions are taken too. */
  readonly fractions?: boolean;
}

/** A figure edited in place; what is out of range is told, never changed by itself. */
export function EditableNumber({ value, onSave, suffix, fractions = false, ...field }: EditableNumberProps) {
  const { language } = useFormats();
  const draft = useDraft<number | string>({
    value: value ?? '',
    onSave: (typed) => {
      if (typeof typed === 'number') return onSave(typed);
      return typed.trim() === '' ? onSave(undefined) : Promise.resolve('validation.invalid');
    },
  });
  const look = useFieldLook(field, draft.issue);
  return (
    <div className={look.root} {...draft.handlers}>
      <NumberInput
        {...look.input}
        value={draft.value}
        hideControls
        clampBehavior="none"
        allowDecimal={fractions}
        decimalSeparator={language === 'fr' ? ',' : '.'}
        {...(suffix ? { suffix } : {})}
        onChange={draft.change}
      />
    </div>
  );
}
