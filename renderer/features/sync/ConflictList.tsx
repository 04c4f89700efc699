import { Button, Group, Stack, Text } from '@mantine/core';
import { isKindName } from '#shared/domain/entities';
import { useLive } from '../../data/live';
import { update } from '../../data/mutation';
import type { Mutation } from '../../data/mutation';
import { openConflicts } from '../../data/queries/conflicts';
import type { ConflictRow } from '../../data/queries/conflicts';
import { usePersonName } from '../../data/usePersonName';
import { useSave } from '../../feedback/useSave';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { Mark } from '../../ui/Mark';
import { Panel } from '../../ui/Panel';
import { fieldName } from './operationWords';
import classes from './SyncPage.module.css';

/** Fields that two people changed at once: both values side by side, until somebody chooses. */
export function ConflictList() {
  const t = useTranslate();
  const rows = useLive(openConflicts, []) ?? [];
  const nameOf = usePersonName();
  if (rows.length === 0 || !nameOf) return null;
  return (
    <Panel title={t('sync.conflicts')} count={rows.length}>
      {rows.map((row) => (
        <Conflict key={row.id} row={row} nameOf={nameOf} />
      ))}
    </Panel>
  );
}

interface ConflictProps {
  readonly row: ConflictRow;
  readonly nameOf: (by: string) => string;
}

function Conflict({ row: { id, data }, nameOf }: ConflictProps) {
  const t = useTranslate();
  const save = useSave();
  const { dayShort, time } = useFormats();
  const when = (instant: string): string => `${dayShort(new Date(instant))} ${time(new Date(instant))}`;
  const who = (by: string): string => nameOf(by) || t('common.somebody');
  const takeMine = (): void => {
    if (!isKindName(data.collection)) return;
    const mutation = {
      type: 'update',
      kind: data.collection,
      id: data.recordId,
      patch: { [data.field]: data.mine },
    } as Mutation;
    void save([mutation, update('mergeConflict', id, { state: 'settledMine' })], {
      message: t('sync.settled'),
    });
  };
  const keepTheirs = (): void => {
    void save([update('mergeConflict', id, { state: 'settledTheirs' })], { message: t('sync.settled') });
  };
  return (
    <Stack gap="xs" py="sm">
      <Mark meaning="needsYou">
        {data.recordTitle} – {fieldName(t, data.field)}
      </Mark>
      {data.deletion === 'none' ? null : <Text size="sm">{t(`sync.deletion.${data.deletion}`)}</Text>}
      <div className={classes.sides}>
        <Side
          title={t('sync.standing', { who: who(data.theirsBy), when: when(data.theirsAt) })}
          value={data.theirs}
        />
        <Side title={t('sync.kept', { who: who(data.mineBy), when: when(data.mineAt) })} value={data.mine} />
      </div>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={keepTheirs}>
          {t('sync.keepStanding')}
        </Button>
        {data.deletion === 'none' ? (
          <Button size="compact-sm" variant="default" onClick={takeMine}>
            {t('sync.takeKept')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

function Side({ title, value }: { readonly title: string; readonly value: unknown }) {
  const t = useTranslate();
  const shown =
    typeof value === 'string'
      ? value
      : value === undefined
        ? t('common.none')
        : JSON.stringify(value, null, 1);
  return (
    <div>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <div className={classes.side}>{shown}</div>
    </div>
  );
}
