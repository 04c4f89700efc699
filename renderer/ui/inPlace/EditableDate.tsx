import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats } from '../../i18n/formats';
import { dateOfLocal, localDateOf } from '../../i18n/localDate';
import { useTranslate } from '../../i18n/useTranslate';
import { useFieldLook } from './fieldLook';
import type { FieldProps } from './fieldLook';
import { typedDate } from './typedDate';
import { useDraft } from './useDraft';
import type { SaveOutcome } from './useDraft';

interface EditableDateProps extends FieldProps {
  /** A local date, `YYYY-MM-DD`. */
  readonly value: string | undefined;
  readonly onSave: (value: string | undefined) => Promise<SaveOutcome>;
}

/** A day edited in place, typed or picked. */
export function EditableDate({ value, onSave, ...field }: EditableDateProps) {
  const t = useTranslate();
  const formats = useFormats();
  const written = (date: string): string => formats.dateNumeric(dateOfLocal(date));
  const [today] = useState(() => localDateOf(new Date()));
  const [picking, picker] = useDisclosure(false);
  const draft = useDraft<string>({
    value: value ? written(value) : '',
    onSave: async (text) => {
      if (text.trim() === '') return onSave(undefined);
      const date = typedDate(text, today);
      return date ? onSave(date) : 'validation.date';
    },
    // "2/1" is a date on the way to "2/12": wait until the person has left or pressed Enter.
    saveAfter: 60_000,
  });
  const look = useFieldLook(field, draft.issue);
  return (
    <div className={look.root} {...draft.handlers}>
      <TextInput
        {...look.input}
        value={draft.value}
        inputMode="numeric"
        onChange={({ currentTarget }) => draft.change(currentTarget.value)}
        rightSection={
          field.readOnly ? null : (
            <Popover opened={picking} onChange={picker.set} position="bottom-end" trapFocus returnFocus>
              <Popover.Target>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={t('common.pickDate')}
                  onClick={picker.toggle}
                >
                  <IconCalendar size={16} stroke={1.6} />
                </ActionIcon>
              </Popover.Target>
              <Popover.Dropdown>
                <DatePicker
                  value={value ?? null}
                  defaultDate={value ?? today}
                  allowDeselect
                  onChange={(picked) => {
                    draft.choose(picked ? written(picked) : '');
                    picker.close();
                  }}
                />
              </Popover.Dropdown>
            </Popover>
          )
        }
      />
    </div>
  );
}
