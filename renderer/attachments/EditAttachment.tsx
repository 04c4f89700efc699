import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { update } from '../data/mutation';
import type { AttachmentRow } from '../data/queries/attachments';
import { useSave } from '../feedback/useSave';
import { useTranslate } from '../i18n/useTranslate';
import classes from './AttachmentLine.module.css';

interface EditAttachmentProps {
  readonly row: AttachmentRow;
  readonly onClose: () => void;
}

/** A file's name and caption. Enter keeps them, Esc leaves them as they were. */
export function EditAttachment({ row: { id, data }, onClose }: EditAttachmentProps) {
  const t = useTranslate();
  const save = useSave();
  const [name, setName] = useState(data.name);
  const [caption, setCaption] = useState(data.caption);
  const keep = async (): Promise<void> => {
    const result = await save([update('attachment', id, { name, caption })]);
    if (result.ok) onClose();
  };
  return (
    <li className={classes.line}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc in any of its fields */}
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      >
        <TextInput
          size="xs"
          label={t('domain.field.name')}
          value={name}
          maxLength={200}
          error={name.trim() === '' ? t('validation.required') : null}
          ref={(input) => input?.focus()}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('domain.field.caption')}
          value={caption}
          maxLength={500}
          onChange={({ currentTarget }) => setCaption(currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="xs" disabled={name.trim() === ''}>
            {t('common.save')}
          </Button>
          <Button size="xs" variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </Group>
      </form>
    </li>
  );
}
