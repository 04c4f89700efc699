import { Button, Text } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import type { KindName } from '#shared/domain/entities';
import { useLive } from '../../data/live';
import { restore } from '../../data/mutation';
import { titleOf } from '../../data/queries/history';
import { trashed } from '../../data/queries/trash';
import { usePersonName } from '../../data/usePersonName';
import { useSave } from '../../feedback/useSave';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { EmptyState } from '../../ui/EmptyState';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import classes from './TrashPage.module.css';

/** What was deleted, and the way back for it and for what went with it. */
export function TrashPage() {
  const t = useTranslate();
  const save = useSave();
  const { dayShort, time } = useFormats();
  const rows = useLive(trashed, []);
  const nameOf = usePersonName();
  return (
    <>
      <PageHeader title={t('frame.trash')} />
      <PageBody>
        {rows?.length === 0 ? (
          <EmptyState icon={IconTrash} title={t('trash.empty')} hint={t('trash.emptyHint')} />
        ) : null}
        <ul className={classes.list}>
          {(rows ?? []).map(({ row, together }) => {
            const kind = row.c as KindName;
            const title = titleOf(kind, row.data) || t('common.newTitle');
            const at = new Date(row.deletedAt);
            return (
              <li key={`${row.c} ${row.id}`} className={classes.row}>
                <div className={classes.what}>
                  <Text truncate title={title}>
                    {title}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {[
                      t(`domain.kind.${kind}`),
                      t('trash.deleted', {
                        day: dayShort(at),
                        time: time(at),
                        who: nameOf?.(row.by) || t('common.somebody'),
                      }),
                      together > 0 ? t('trash.together', { count: together }) : '',
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </div>
                <Button
                  variant="default"
                  size="compact-md"
                  leftSection={<IconArrowBackUp size={16} />}
                  aria-label={t('trash.restoreOne', { title })}
                  onClick={() =>
                    void save([restore(kind, row.id)], { message: t('trash.restored', { title }) })
                  }
                >
                  {t('trash.restore')}
                </Button>
              </li>
            );
          })}
        </ul>
      </PageBody>
    </>
  );
}
