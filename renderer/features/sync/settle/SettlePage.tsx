import { Anchor, Button, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { isKindName } from '#shared/domain/entities';
import { useLive } from '../../../data/live';
import { conflictedRecords, namesWithin } from '../../../data/queries/conflicts';
import type { ConflictedRecord } from '../../../data/queries/conflicts';
import { usePersonName } from '../../../data/usePersonName';
import { useFormats } from '../../../i18n/formats';
import { useTranslate } from '../../../i18n/useTranslate';
import { EmptyState } from '../../../ui/EmptyState';
import { LateSkeleton } from '../../../ui/LateSkeleton';
import { PageBody } from '../../../ui/PageBody';
import { PageHeader } from '../../../ui/PageHeader';
import { ConflictCard } from './ConflictCard';
import classes from './Settle.module.css';
import { SettleAll } from './SettleAll';
import { settlePath } from './settlePath';
import { useCardKeys } from './useCardKeys';

interface SettlePageProps {
  /** The record's collection and id; without them, the record of the newest conflict. */
  readonly c?: string;
  readonly id?: string;
}

/** Where a person settles, field by field, what two laptops wrote into one record. */
export function SettlePage({ c, id }: SettlePageProps) {
  const records = useLive(conflictedRecords, []);
  const nameOf = usePersonName();
  const found = records?.find((each) => (id === undefined ? true : each.id === id && each.c === c));
  const values = found?.conflicts.flatMap(({ data: { base, mine, theirs } }) => [base, mine, theirs]) ?? [];
  const names = useLive((db) => namesWithin(db, values), [JSON.stringify(values)]);
  if (records === undefined || !nameOf) return <LateSkeleton rows={6} />;
  if (!found) return <NothingLeft next={records[0]} />;
  if (!names) return <LateSkeleton rows={6} />;
  return <Settling key={`${found.c} ${found.id}`} {...{ record: found, records, names, nameOf }} />;
}

interface SettlingProps {
  readonly record: ConflictedRecord;
  readonly records: readonly ConflictedRecord[];
  readonly names: ReadonlyMap<string, string>;
  readonly nameOf: (by: string) => string;
}

function Settling({ record, records, names, nameOf }: SettlingProps) {
  const t = useTranslate();
  const formats = useFormats();
  const cards = useRef<HTMLDivElement>(null);
  useCardKeys(cards, record.conflicts.map((conflict) => conflict.id).join());
  const written = (by: string, instant: string): string => {
    const at = new Date(instant);
    return [nameOf(by) || t('common.somebody'), `${formats.dayShort(at)} ${formats.time(at)}`].join(', ');
  };
  const zone = typeof record.data['zone'] === 'string' ? record.data['zone'] : undefined;
  const place = records.indexOf(record);
  const others = [records[place - 1], records[place + 1]] as const;
  return (
    <>
      <PageHeader
        title={record.title || t('common.newTitle')}
        trail={
          <Anchor component={Link} href="/sync" size="sm">
            {t('frame.sync')}
          </Anchor>
        }
        subtitle={
          <>
            {isKindName(record.c) ? t(`domain.kind.${record.c}`) : record.c}
            {' · '}
            {t('sync.fieldsNeedYou', { count: record.conflicts.length })}
            {record.path ? (
              <>
                {' · '}
                <Anchor component={Link} href={record.path} size="sm" underline="always">
                  {t(record.state === 'deleted' ? 'sync.openTrash' : 'sync.openRecord')}
                </Anchor>
              </>
            ) : null}
          </>
        }
        actions={
          <>
            {others.map((other, index) =>
              other ? (
                <Button key={other.id} component={Link} href={settlePath(other)} variant="default">
                  {t(index === 0 ? 'sync.previousRecord' : 'sync.nextRecord')}
                </Button>
              ) : null,
            )}
          </>
        }
      />
      <PageBody>
        <div className={classes.page} ref={cards}>
          <SettleAll record={record} />
          <Text size="sm" c="dimmed">
            {t('sync.settleKeys')}
          </Text>
          {record.conflicts.map((conflict) => (
            <ConflictCard
              key={conflict.id}
              record={record}
              conflict={conflict}
              tools={{ t, formats, names, zone }}
              written={written}
            />
          ))}
        </div>
      </PageBody>
    </>
  );
}

function NothingLeft({ next }: { readonly next: ConflictedRecord | undefined }) {
  const t = useTranslate();
  const action = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was settled last had the focus.
    if (document.activeElement === document.body) action.current?.querySelector('a')?.focus();
  }, []);
  return (
    <>
      <PageHeader
        title={t('sync.settle')}
        trail={
          <Anchor component={Link} href="/sync" size="sm">
            {t('frame.sync')}
          </Anchor>
        }
      />
      <EmptyState
        icon={IconCircleCheck}
        title={t(next ? 'sync.recordSettled' : 'sync.allSettled')}
        hint={t('sync.settledHint')}
        action={
          <div ref={action}>
            <Button component={Link} href={next ? settlePath(next) : '/sync'} variant="default">
              {next
                ? t('sync.goOnWith', { title: next.title || t('common.newTitle') })
                : t('sync.backToSync')}
            </Button>
          </div>
        }
      />
    </>
  );
}
