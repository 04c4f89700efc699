import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPaperclip } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import type { AttachmentRow } from '../data/queries/attachments';
import { folded } from '../data/queries/names';
import { usePersonName } from '../data/usePersonName';
import { useTranslate } from '../i18n/useTranslate';
import { platform } from '../platform';
import { useSettingsStore } from '../settings';
import { EmptyState } from '../ui/EmptyState';
import { useLineKeys } from '../ui/useLineKeys';
import { AttachmentLine } from './AttachmentLine';
import classes from './Attachments.module.css';
import { useAttach } from './useAttach';
import type { AttachmentPlace } from './useAttach';
import { useDropAndPaste } from './useDropAndPaste';
import { useFileStates } from './useFileStates';
import { useThumbnails } from './useThumbnails';

interface AttachmentsProps {
  readonly rows: readonly AttachmentRow[];
  /** What new ones are attached to. Only one such part may be on a page: it takes what is dropped anywhere on it. */
  readonly place: AttachmentPlace;
  /** Where one comes from, when that isn't the page's own record. */
  readonly source?: (row: AttachmentRow) => string;
  /** One part of several: no picture and no heading where there is nothing. */
  readonly compact?: boolean;
}

/** Photos and files of a record: what there is, how each stands, and where more are dropped. */
export function Attachments({ rows, place, source, compact = false }: AttachmentsProps) {
  const t = useTranslate();
  const attach = useAttach(place);
  const [taking, setTaking] = useState(false);
  const [all, setAll] = useState(false);
  const first = compact ? 8 : 40;
  const hidden = rows.length - first;
  const take = useCallback(
    (files: () => ReturnType<typeof platform.files.choose>) => {
      setTaking(true);
      return files()
        .then(attach)
        .catch(() => {
          notifications.show({ color: 'red', message: t('attachments.notTaken'), autoClose: 10_000 });
        })
        .finally(() => setTaking(false));
    },
    [attach, t],
  );
  const over = useDropAndPaste(useCallback((files) => void take(() => platform.files.add(files)), [take]));
  const states = useFileStates(rows.map(({ data }) => data.sha256));
  useThumbnails(rows, states);
  const nameOf = usePersonName();
  const connected = useSettingsStore(({ settings }) => settings.endpoint !== '');
  const lines = useLineKeys(folded);
  const add = (
    <Button
      variant="default"
      size={compact ? 'xs' : 'sm'}
      leftSection={<IconPaperclip size={16} stroke={1.6} />}
      loading={taking}
      data-new-line
      onClick={() => void take(() => platform.files.choose())}
    >
      {t('attachments.add')}
    </Button>
  );
  if (rows.length === 0 && !compact) {
    return (
      <div className={classes.zone} data-over={over || undefined}>
        <EmptyState
          icon={IconPaperclip}
          title={t(over ? 'attachments.dropHere' : 'attachments.none')}
          hint={`${t('attachments.noneHint')} ${t('attachments.hint')}`}
          action={add}
        />
      </div>
    );
  }
  return (
    <div className={classes.zone} data-over={over || undefined} data-compact={compact || undefined}>
      <ul className={classes.list} ref={lines}>
        {(all ? rows : rows.slice(0, first)).map((row) => (
          <AttachmentLine
            key={row.id}
            row={row}
            state={states.get(row.data.sha256)}
            who={nameOf?.(row.by) ?? ''}
            source={source?.(row) ?? ''}
            connected={connected}
          />
        ))}
      </ul>
      <div className={classes.foot}>
        {hidden > 0 ? (
          <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('common.showLess') : t('common.showMore', { count: hidden })}
          </Button>
        ) : null}
        {add}
        <Text size="sm" c="dimmed" role={over ? 'status' : undefined}>
          {t(hintKey(over, rows.length === 0))}
        </Text>
      </div>
    </div>
  );
}

function hintKey(over: boolean, empty: boolean) {
  if (over) return 'attachments.dropHere' as const;
  return empty ? ('attachments.noneShort' as const) : ('attachments.hint' as const);
}
