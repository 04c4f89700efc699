import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconAddressBook, IconFilterOff, IconPlus } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { useDesk } from '../../../data/DeskContext';
import { useLive } from '../../../data/live';
import { folded } from '../../../data/queries/names';
import { partnerSummaries } from '../../../data/queries/partners';
import type { PartnerSummary } from '../../../data/queries/partners';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal, localDateOf } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import { useSettingsStore } from '../../../settings';
import { EmptyState } from '../../../ui/EmptyState';
import { LateSkeleton } from '../../../ui/LateSkeleton';
import { PageHeader } from '../../../ui/PageHeader';
import { DataTable } from '../../../ui/table/DataTable';
import { useFilterChoices, useFilterWords } from './filterWords';
import { ListTools } from './ListTools';
import { filtered, isOpen } from './listView';
import { changeView, clearFilter, useListMemory, usePartnerList } from './usePartnerList';
import { usePartnerColumns } from './usePartnerColumns';
import { ViewTabs } from './ViewTabs';

const nobody: readonly PartnerSummary[] = [];

/** All partners: the views, the filter, the table. */
export function PartnerList() {
  const t = useTranslate();
  const { now } = useDesk();
  const formats = useFormats();
  const [, navigate] = useLocation();
  const me = useSettingsStore(({ settings }) => settings.profile.name);
  useListMemory();
  const { ready, view, dense } = usePartnerList();
  const today = localDateOf(now());
  const midnight = useMemo(() => dateOfLocal(today), [today]);
  const context = useMemo(() => ({ me, today, midnight }), [me, today, midnight]);
  const read = useLive((db) => partnerSummaries(db, now()), []);
  const summaries = read ?? nobody;
  const rows = useMemo(() => filtered(summaries, view.filter, context), [summaries, view.filter, context]);
  const columns = usePartnerColumns(midnight);
  const choices = useFilterChoices(summaries);
  const filterWords = useFilterWords();
  const filterLine = useRef<HTMLInputElement>(null);
  useHotkeys([
    ['N', () => navigate('/partners/new')],
    ['/', () => filterLine.current?.focus()],
  ]);

  const count = formats.number(summaries.length);
  const shown = formats.number(rows.length);
  const all = rows.length === summaries.length;
  return (
    <>
      <PageHeader
        title={t('frame.partners')}
        subtitle={
          summaries.length > 0 ? (
            <span role="status">
              {all
                ? t('partners.count', { count: summaries.length, formatted: count })
                : t('partners.countOf', { count: summaries.length, formatted: count, shown })}
            </span>
          ) : undefined
        }
        actions={
          <Button component={Link} href="/partners/new" leftSection={<IconPlus size={16} />}>
            {t('partners.newPartner')}
          </Button>
        }
      />
      {read && ready ? null : <LateSkeleton rows={8} />}
      {read && ready && summaries.length === 0 ? (
        <EmptyState
          icon={IconAddressBook}
          title={t('partners.noneYet')}
          hint={t('partners.noneYetHint')}
          action={
            <Button component={Link} href="/partners/new" variant="default">
              {t('partners.newPartner')}
            </Button>
          }
        />
      ) : null}
      {ready && summaries.length > 0 ? (
        <>
          <ViewTabs summaries={summaries} context={context} />
          <ListTools choices={choices} columns={columns} filterLine={filterLine} />
          {rows.length > 0 ? (
            <DataTable
              label={t('frame.partners')}
              rows={rows}
              columns={columns}
              rowId={idOf}
              rowName={nameOf}
              fold={folded}
              sort={view.sort}
              onSort={(sort) => changeView({ sort })}
              hidden={view.hidden}
              dense={dense}
              onOpen={({ row }) => navigate(`/partners/${row.id}`)}
            />
          ) : (
            <EmptyState
              icon={IconFilterOff}
              title={t('partners.noneFound')}
              hint={
                view.filter.only.includes('mine') && !me
                  ? t('partners.mineWithoutName')
                  : filterWords(view.filter, choices)
              }
              action={
                isOpen(view.filter) ? null : (
                  <Button variant="default" onClick={clearFilter}>
                    {t('partners.clearFilters')}
                  </Button>
                )
              }
            />
          )}
        </>
      ) : null}
    </>
  );
}

const idOf = ({ row }: PartnerSummary): string => row.id;
const nameOf = ({ row }: PartnerSummary): string => row.data.name;
