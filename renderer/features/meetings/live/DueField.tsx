import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import { spokenDay } from '#shared/domain/spokenDay';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import classes from './fields.module.css';

interface DueFieldProps {
  readonly ref?: Ref<HTMLInputElement>;
  readonly value: string | undefined;
  readonly today: string;
  readonly onChoose: (day: string | undefined) => void;
  readonly onEnter?: () => void;
  readonly label: string;
  readonly variant?: 'default' | 'unstyled';
  readonly className?: string;
}

/** By when: "ven 4/12", "friday", "+7"; what it was understood as stands beside it. */
export function DueField(props: DueFieldProps) {
  const { ref, value, today, onChoose, onEnter, label, variant = 'default', className = '' } = props;
  const t = useTranslate();
  const { dayShort } = useFormats();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const shown = value ? dayShort(dateOfLocal(value)) : '';
  const understood = typed ? spokenDay(typed, today) : undefined;

  const tell = (): boolean => {
    if (typed === null) return true;
    const day = spokenDay(typed, today);
    if (!day && typed.trim() !== '') {
      setWrong(true);
      return false;
    }
    setTyped(null);
    setWrong(false);
    if (day !== value) onChoose(day);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      setTyped(null);
      setWrong(false);
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (tell()) onEnter?.();
  };
  return (
    <TextInput
      ref={ref ?? null}
      aria-label={label}
      placeholder={t(variant === 'unstyled' ? 'domain.field.dueOn' : 'meetings.duePlaceholder')}
      variant={variant}
      className={className}
      size="sm"
      value={typed ?? shown}
      error={wrong ? t('meetings.dueWrong') : null}
      rightSectionWidth={understood ? 84 : 0}
      rightSectionPointerEvents="none"
      rightSection={
        understood ? <span className={classes.understood}>{dayShort(dateOfLocal(understood))}</span> : null
      }
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        setWrong(false);
      }}
      onKeyDown={onKeyDown}
      onBlur={tell}
    />
  );
}
