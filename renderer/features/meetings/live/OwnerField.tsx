import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import { useTranslate } from '../../../i18n/useTranslate';
import { matchingPeople, meantPerson } from '../people';
import type { Person } from '../people';

interface OwnerFieldProps {
  readonly ref?: Ref<HTMLInputElement>;
  readonly value: string;
  readonly people: readonly Person[];
  /** The person chosen or written; undefined for nobody. */
  readonly onChoose: (person: Person | undefined) => void;
  /** Enter, after the choice was told. */
  readonly onEnter?: () => void;
  readonly label: string;
  readonly autoFocus?: boolean;
  readonly variant?: 'default' | 'unstyled';
  readonly className?: string;
}

/** Who does it: a name by its first letters, or anybody's. */
export function OwnerField(props: OwnerFieldProps) {
  const {
    ref,
    value,
    people,
    onChoose,
    onEnter,
    label,
    autoFocus = false,
    variant = 'default',
    className = '',
  } = props;
  const t = useTranslate();
  const [typed, setTyped] = useState<string | null>(null);
  const details = new Map(people.map(({ name, detail }) => [name, detail]));
  const tell = (text: string): void => {
    setTyped(null);
    const person = meantPerson(people, text);
    if ((person?.name ?? '') !== value) onChoose(person);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { currentTarget } = event;
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      setTyped(null);
    }
    if (event.key !== 'Enter' || currentTarget.hasAttribute('aria-activedescendant')) return;
    event.preventDefault();
    tell(currentTarget.value);
    onEnter?.();
  };
  return (
    <Autocomplete
      ref={ref ?? null}
      aria-label={label}
      placeholder={t('meetings.who')}
      variant={variant}
      className={className}
      size="sm"
      data-autofocus={autoFocus || undefined}
      value={typed ?? value}
      data={people.map(({ name }) => name)}
      filter={({ options, search }) => {
        if (typed === null) return options;
        const matching = new Set(matchingPeople(people, search).map(({ name }) => name));
        return options.filter((option) => 'value' in option && matching.has(option.value));
      }}
      limit={8}
      comboboxProps={{
        width: 280,
        position: 'bottom-start',
        withinPortal: true,
        transitionProps: { duration: 0 },
      }}
      renderOption={({ option }) => (
        <span>
          {option.value}
          <small> {details.get(option.value)}</small>
        </span>
      )}
      onChange={setTyped}
      onOptionSubmit={(name) => {
        tell(name);
        onEnter?.();
      }}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget }) => tell(currentTarget.value)}
    />
  );
}
