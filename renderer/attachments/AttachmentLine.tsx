import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconDeviceFloppy,
  IconDots,
  IconExternalLink,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { FileState } from '#shared/bridge/files';
import { remove, update } from '../data/mutation';
import type { AttachmentRow } from '../data/queries/attachments';
import { HistoryItem } from '../feedback/history/HistoryItem';
import { useSave } from '../feedback/useSave';
import { useFormats } from '../i18n/formats';
import { dateOfLocal } from '../i18n/localDate';
import { useTranslate } from '../i18n/useTranslate';
import { platform } from '../platform';
import classes from './AttachmentLine.module.css';
import { AttachmentState, FetchButton, whereabouts } from './AttachmentState';
import { EditAttachment } from './EditAttachment';
import { FilePicture } from './FilePicture';
import { useFileActions } from './useFileActions';

interface AttachmentLineProps {
  readonly row: AttachmentRow;
  /** `undefined` until it is known. */
  readonly state: FileState | undefined;
  /** Who attached or last changed it. */
  readonly who: string;
  readonly source: string;
  /** There is an endpoint to send it to. */
  readonly connected: boolean;
}

/** One file. Its own button opens it; F2 is its name, Delete takes it away. */
export function AttachmentLine({ row, state, who, source, connected }: AttachmentLineProps) {
  const t = useTranslate();
  const { bytes, dayShort } = useFormats();
  const save = useSave();
  const [editing, setEditing] = useState(false);
  const { id, data, at } = row;
  const { name, caption, internal } = data;
  const { open, saveCopy } = useFileActions(data);
  const goesOut = connected && !row.sample;
  const takeAway = () =>
    void save([remove('attachment', id)], { message: t('attachments.removed', { name }) });
  if (editing) return <EditAttachment row={row} onClose={() => setEditing(false)} />;
  const meta = [
    bytes(data.size),
    data.takenAt ? t('attachments.taken', { day: dayShort(dateOfLocal(data.takenAt.slice(0, 10))) }) : '',
    who,
    dayShort(new Date(at)),
    source,
  ];
  return (
    <li className={classes.line}>
      <button
        type="button"
        className={classes.open}
        data-line={name}
        title={name}
        onClick={() => void open()}
        onKeyDown={(event) => {
          if (event.key === 'F2') setEditing(true);
          else if (event.key === 'Delete') takeAway();
          else return;
          event.preventDefault();
        }}
      >
        <FilePicture sha256={data.sha256} mediaType={data.mediaType} drawn={state?.thumbnail === true} />
        <span className={classes.words}>
          <span className={classes.name}>{name}</span>
          {caption ? <span className={classes.caption}>{caption}</span> : null}
          <span className={classes.meta}>{meta.filter(Boolean).join(' · ')}</span>
          <AttachmentState state={state} size={data.size} goesOut={goesOut} />
        </span>
      </button>
      {state && goesOut && whereabouts(state, goesOut) === 'elsewhere' ? (
        <FetchButton
          name={name}
          onFetch={() => void platform.files.fetch({ sha256: data.sha256, size: data.size })}
        />
      ) : null}
      <Tooltip label={t(internal ? 'attachments.makeShared' : 'attachments.makeInternal')}>
        <ActionIcon
          variant="subtle"
          color={internal ? 'ink' : 'gray'}
          size={28}
          aria-label={`${t('attachments.internal')} – ${name}`}
          aria-pressed={internal}
          onClick={() => void save([update('attachment', id, { internal: !internal })])}
        >
          {internal ? <IconLock size={16} stroke={1.8} /> : <IconLockOpen size={16} stroke={1.6} />}
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('attachments.moreOf', { name })}>
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconExternalLink size={16} stroke={1.6} />}
            disabled={state?.here !== true}
            onClick={() => void open()}
          >
            {t('attachments.open')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDeviceFloppy size={16} stroke={1.6} />}
            disabled={state?.here !== true}
            onClick={() => void saveCopy()}
          >
            {t('attachments.saveCopy')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={() => setEditing(true)}>
            {t('attachments.edit')}
          </Menu.Item>
          <HistoryItem kind="attachment" id={id} title={name} />
          <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={takeAway}>
            {t('common.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
