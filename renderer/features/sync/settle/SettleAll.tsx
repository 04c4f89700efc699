import { Button, Group } from '@mantine/core';
import type { ConflictedRecord } from '../../../data/queries/conflicts';
import { useTranslate } from '../../../i18n/useTranslate';
import { settlementOfAll } from './settlement';
import { useSettle } from './useSettle';

/** Several fields of one record at once; nothing where there is only one. */
export function SettleAll({ record }: { readonly record: ConflictedRecord }) {
  const t = useTranslate();
  const settle = useSettle();
  if (record.conflicts.length < 2) return null;
  const all = (choice: 'theirs' | 'mine' | 'restore') => () =>
    void settle(settlementOfAll(record, choice), t('sync.settled'));
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" onClick={all('theirs')}>
        {t(record.state === 'deleted' ? 'sync.leaveDeleted' : 'sync.allTheirs')}
      </Button>
      {record.state === 'living' ? (
        <Button size="compact-sm" variant="default" onClick={all('mine')}>
          {t('sync.allMine')}
        </Button>
      ) : null}
      {record.state === 'deleted' ? (
        <Button size="compact-sm" variant="default" onClick={all('restore')}>
          {t('sync.restoreWithAll')}
        </Button>
      ) : null}
    </Group>
  );
}
