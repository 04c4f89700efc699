import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Ref } from 'react';
import classes from './AddLine.module.css';

interface AddLineProps {
  readonly ref?: Ref<HTMLInputElement>;
  readonly label: string;
  readonly placeholder: string;
  /** What was typed, trimmed; never empty. */
  readonly onAdd: (text: string) => void;
}

/** The line at the end of a list, where Enter adds one more. */
export function AddLine({ ref, label, placeholder, onAdd }: AddLineProps) {
  const [text, setText] = useState('');
  return (
    <TextInput
      ref={ref ?? null}
      variant="unstyled"
      classNames={{ input: classes.input ?? '' }}
      leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') {
          event.stopPropagation();
          setText('');
        }
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || text.trim() === '') return;
        event.preventDefault();
        onAdd(text.trim());
        setText('');
      }}
    />
  );
}
