import { Select } from '@mantine/core';
import { useFieldLook } from './fieldLook';
import type { FieldProps } from './fieldLook';
import classes from './inPlace.module.css';
import { useDraft } from './useDraft';
import type { SaveOutcome } from './useDraft';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

type EditableSelectProps<Value extends string> = FieldProps & {
  readonly choices: readonly Choice<Value>[];
  /** With a search line, for long lists. */
  readonly searchable?: boolean;
  readonly nothingFound?: string;
} & (
    | {
        readonly clearable?: false;
        readonly value: Value;
        readonly onSave: (value: Value) => Promise<SaveOutcome>;
      }
    | {
        /** May be empty. */
        readonly clearable: true;
        readonly value: Value | null;
        readonly onSave: (value: Value | null) => Promise<SaveOutcome>;
      }
  );

/** One of several values, chosen in place and saved at once. */
export function EditableSelect<Value extends string>(props: EditableSelectProps<Value>) {
  const { choices, searchable = false, nothingFound, clearable, value, onSave: _onSave, ...field } = props;
  const draft = useDraft<Value | null>({
    value,
    onSave: (chosen) => {
      if (props.clearable) return props.onSave(chosen);
      return chosen === null ? Promise.resolve(true) : props.onSave(chosen);
    },
  });
  const look = useFieldLook(field, draft.issue);
  return (
    <div className={`${look.root} ${classes.select ?? ''}`} {...draft.handlers}>
      <Select<Value>
        {...look.input}
        data={choices.map(({ value: key, label }) => ({ value: key, label }))}
        value={draft.value}
        clearable={clearable ?? false}
        searchable={searchable}
        {...(nothingFound ? { nothingFoundMessage: nothingFound } : {})}
        comboboxProps={{ width: 'max-content', position: 'bottom-start', transitionProps: { duration: 0 } }}
        onChange={draft.choose}
      />
    </div>
  );
}
