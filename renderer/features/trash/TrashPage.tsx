import { Button, Group, TextInput } from '@mantine/core';
import { IconSearch, IconTrash, IconTrashOff } from '@tabler/icons-react';
import { useState } from 'react';
import { kinds } from '#shared/domain/entities';
import type { KindName } from '#shared/domain/entities';
import { useLive } from '../../data/live';
import { shownTrash, trashed } from '../../data/queries/trash';
import type { TrashedRecord } from '../../data/queries/trash';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { EmptyState } from '../../ui/EmptyState';
import { FilterMenu } from '../../ui/FilterMenu';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { TrashList } from './TrashList';
import classes from './TrashPage.module.css';

/** What was deleted, to be searched, and the way back for it and for what went with it. */
export function TrashPage() {
  const t = useTranslate();
  const { number } = useFormats();
  const records = useLive(trashed, []);
  const heads = records && shownTrash(records, '', []).length;
  return (
    <>
      <PageHeader
        title={t('frame.trash')}
        subtitle={heads ? t('trash.count', { count: heads, formatted: number(heads) }) : undefined}
      />
      <PageBody>
        {records?.length === 0 ? (
          <EmptyState icon={IconTrash} title={t('trash.empty')} hint={t('trash.emptyHint')} />
        ) : null}
        {records && records.length > 0 ? <Searched records={records} /> : null}
      </PageBody>
    </>
  );
}

function Searched({ records }: { readonly records: readonly TrashedRecord[] }) {
  const t = useTranslate();
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const present = (Object.keys(kinds) as KindName[]).filter((name) =>
    records.some(({ kind }) => kind === name),
  );
  const shown = shownTrash(records, text, wanted);
  const clear = (): void => {
    setText('');
    setWanted([]);
  };
  return (
    <div className={classes.trash}>
      <Group gap="xs">
        <TextInput
          aria-label={t('trash.search')}
          placeholder={t('trash.search')}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={text}
          w={320}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === '') return;
            event.stopPropagation();
            setText('');
          }}
        />
        <FilterMenu
          label={t('trash.kind')}
          options={present.map((name) => ({ value: name, label: t(`domain.kinds.${name}`) }))}
          chosen={wanted}
          onChange={setWanted}
        />
      </Group>
      {shown.length > 0 ? (
        <TrashList records={shown} />
      ) : (
        <EmptyState
          icon={IconTrashOff}
          title={text ? t('trash.noneFound', { text }) : t('trash.noneOfKind')}
          action={
            <Button variant="default" onClick={clear}>
              {t('partners.clearFilters')}
            </Button>
          }
        />
      )}
    </div>
  );
}
