import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslate } from '../../../i18n/useTranslate';

interface ViewNameProps {
  readonly name: string;
  /** Names of the other views. */
  readonly taken: readonly string[];
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a view. */
export function ViewName({ name, taken, onName, onClose }: ViewNameProps) {
  const t = useTranslate();
  const [typed, setTyped] = useState(name);
  const [issue, setIssue] = useState<string | null>(null);
  return (
    <Modal opened onClose={onClose} title={t('partners.viewName')} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = typed.trim();
          if (!wanted) setIssue(t('validation.required'));
          else if (taken.includes(wanted)) setIssue(t('partners.viewNameTaken'));
          else onName(wanted);
        }}
      >
        <TextInput
          aria-label={t('partners.viewName')}
          data-autofocus
          maxLength={60}
          value={typed}
          error={issue}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setIssue(null);
          }}
        />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{t('common.save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
