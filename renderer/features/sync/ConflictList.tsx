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
import { valueWords } from './valueWords';

/** Fields that two people changed at once: what it was and both values side by side, until somebody chooses. */
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
  const formats = useFormats();
  const name = `${data.recordTitle} – ${fieldName(t, data.field)}`;
  const written = (by: string, instant: string): string => {
    const at = new Date(instant);
    return [nameOf(by) || t('common.somebody'), `${formats.dayShort(at)} ${formats.time(at)}`].join(', ');
  };
  const words = (value: unknown): string => valueWords({ ...data, value }, t, formats);
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
    <Stack gap="xs" py="sm" role="group" aria-label={name}>
      <Mark meaning="needsYou">{name}</Mark>
      {data.deletion === 'none' ? null : <Text size="sm">{t(`sync.deletion.${data.deletion}`)}</Text>}
      <dl className={classes.sides}>
        <Side title={t('sync.before')} value={words(data.base)} />
        <Side
          title={t('sync.standing')}
          who={written(data.theirsBy, data.theirsAt)}
          value={words(data.theirs)}
        />
        <Side title={t('sync.kept')} who={written(data.mineBy, data.mineAt)} value={words(data.mine)} />
      </dl>
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

interface SideProps {
  readonly title: string;
  readonly who?: string;
  readonly value: string;
}

function Side({ title, who, value }: SideProps) {
  const t = useTranslate();
  return (
    <div>
      <Text component="dt" size="sm">
        {title}
        {who ? (
          <Text span size="sm" c="dimmed" display="block">
            {who}
          </Text>
        ) : null}
      </Text>
      <dd className={classes.side}>{value || t('common.none')}</dd>
    </div>
  );
}
