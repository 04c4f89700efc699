import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslate } from '../../../i18n/useTranslate';
import type { SaveOutcome } from '../../../ui/inPlace/useDraft';
import classes from './Ledger.module.css';

interface AddLineProps {
  readonly label: string;
  readonly onAdd: (text: string) => Promise<SaveOutcome>;
}

/** A line that adds what is typed when Enter is pressed, and is ready for the next. */
export function AddLine({ label, onAdd }: AddLineProps) {
  const t = useTranslate();
  const [text, setText] = useState('');
  const [issue, setIssue] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    if (!text.trim()) return;
    const outcome = await onAdd(text);
    if (outcome === true) setText('');
    setIssue(outcome === true ? null : t((outcome || 'common.notSaved') as 'validation.invalid'));
  };
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        variant="unstyled"
        leftSection={<IconPlus size={16} stroke={1.8} />}
        aria-label={label}
        data-new-line
        placeholder={label}
        value={text}
        error={issue}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setIssue(null);
        }}
      />
    </form>
  );
}
