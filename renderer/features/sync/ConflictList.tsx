import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { isKindName } from '#shared/domain/entities';
import { useLive } from '../../data/live';
import { conflictedRecords } from '../../data/queries/conflicts';
import { useTranslate } from '../../i18n/useTranslate';
import { Mark } from '../../ui/Mark';
import { Panel } from '../../ui/Panel';
import { RowLink } from '../../ui/RowLink';
import { ShowMore } from '../../ui/ShowMore';
import { fieldNames } from './operationWords';
import { settlePath } from './settle/settlePath';

/** The records that two people changed at once, each leading to where it is settled. */
export function ConflictList() {
  const t = useTranslate();
  const records = useLive(conflictedRecords, []) ?? [];
  if (records.length === 0) return null;
  return (
    <Panel
      title={t('sync.conflicts')}
      count={records.length}
      aside={
        <Button component={Link} href="/settle" size="compact-sm">
          {t('sync.settleNow')}
        </Button>
      }
    >
      <ShowMore items={records} first={8}>
        {(record) => (
          <RowLink
            key={`${record.c} ${record.id}`}
            href={settlePath(record)}
            title={record.title || t('common.newTitle')}
            detail={[
              isKindName(record.c) ? t(`domain.kind.${record.c}`) : record.c,
              fieldNames(
                t,
                record.conflicts.map(({ data }) => data.field),
              ),
            ].join(' · ')}
            end={
              <Mark meaning="needsYou">
                {record.state === 'deleted'
                  ? t('sync.editedAndDeleted')
                  : t('sync.fields', { count: record.conflicts.length })}
              </Mark>
            }
          />
        )}
      </ShowMore>
    </Panel>
  );
}
