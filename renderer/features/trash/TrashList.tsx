import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { restore } from '../../data/mutation';
import { folded } from '../../data/queries/names';
import type { TrashedRecord } from '../../data/queries/trash';
import { usePersonName } from '../../data/usePersonName';
import { useSave } from '../../feedback/useSave';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { useLineKeys } from '../../ui/useLineKeys';
import classes from './TrashPage.module.css';

const rowHeight = 60;

/** The deleted records, each with its way back; only those in view are in the page. */
export function TrashList({ records }: { readonly records: readonly TrashedRecord[] }) {
  const t = useTranslate();
  const nameOf = usePersonName();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useLineKeys(folded);
  const rows = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul
        className={classes.list}
        aria-label={t('frame.trash')}
        style={{ height: rows.getTotalSize() }}
        ref={lines}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const record = records[index];
          return record ? (
            <li
              key={`${record.row.c} ${record.row.id}`}
              className={classes.row}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            >
              <TrashLine record={record} who={nameOf?.(record.row.by) || t('common.somebody')} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

function TrashLine({ record, who }: { readonly record: TrashedRecord; readonly who: string }) {
  const t = useTranslate();
  const save = useSave();
  const { dayShort, time } = useFormats();
  const { row, kind, together, deletedWith } = record;
  const title = record.title || t('common.newTitle');
  const at = new Date(row.deletedAt);
  const facts = [
    t(`domain.kind.${kind}`),
    t('trash.deleted', { day: dayShort(at), time: time(at), who }),
    together > 0 ? t('trash.together', { count: together }) : '',
    deletedWith === undefined ? '' : t('trash.deletedWith', { title: deletedWith || t('common.newTitle') }),
  ];
  return (
    <>
      <div className={classes.what}>
        <Text truncate title={title}>
          {title}
        </Text>
        <Text size="sm" c="dimmed" truncate title={facts.filter(Boolean).join(' · ')}>
          {facts.filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Button
        variant="default"
        size="compact-md"
        flex="none"
        leftSection={<IconArrowBackUp size={16} stroke={1.6} />}
        aria-label={t('trash.restoreOne', { title })}
        data-line={title}
        onClick={() => void save([restore(kind, row.id)], { message: t('trash.restored', { title }) })}
      >
        {t('trash.restore')}
      </Button>
    </>
  );
}
