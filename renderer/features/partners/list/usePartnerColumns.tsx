import { useMemo } from 'react';
import { lifecycleStages, partnerTiers } from '#shared/domain/partner';
import type { PartnerSummary } from '../../../data/queries/partners';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import { Mark } from '../../../ui/Mark';
import type { DataColumn } from '../../../ui/table/columns';
import { isLate } from './listView';
import classes from './PartnersPage.module.css';

/** The columns of the list; `midnight` is the beginning of today. */
export function usePartnerColumns(midnight: Date): readonly DataColumn<PartnerSummary>[] {
  const t = useTranslate();
  const formats = useFormats();
  return useMemo(() => {
    const quiet = <span className={classes.nothing}>–</span>;
    const text = (value: string) => (value ? <span title={value}>{value}</span> : quiet);
    const day = (date: Date) => formats.dateNumeric(date);
    const at = (instant: string | undefined) => (instant ? Date.parse(instant) : undefined);
    return [
      {
        id: 'name',
        header: t('domain.field.name'),
        width: 180,
        grow: 3,
        value: ({ row }) => row.data.name,
        cell: ({ row }) => (
          <span className={classes.name} title={row.data.name}>
            {row.data.name}
          </span>
        ),
      },
      {
        id: 'type',
        header: t('domain.field.type'),
        width: 112,
        grow: 1,
        yields: 4,
        value: ({ row }) => t(`domain.partnerType.${row.data.type}`),
        cell: ({ row }) => text(t(`domain.partnerType.${row.data.type}`)),
      },
      {
        id: 'stage',
        header: t('domain.field.stage'),
        width: 104,
        grow: 0.6,
        value: ({ row }) => lifecycleStages.indexOf(row.data.stage),
        cell: ({ row }) =>
          row.data.stage === 'atRisk' ? (
            <Mark meaning="soon">{t('domain.stage.atRisk')}</Mark>
          ) : (
            t(`domain.stage.${row.data.stage}`)
          ),
      },
      {
        id: 'tier',
        header: t('domain.field.tier'),
        width: 84,
        grow: 0.5,
        yields: 3,
        descendingFirst: true,
        value: ({ row }) => (row.data.tier === 'none' ? undefined : partnerTiers.indexOf(row.data.tier)),
        cell: ({ row }) => (row.data.tier === 'none' ? quiet : t(`domain.tier.${row.data.tier}`)),
      },
      {
        id: 'city',
        header: t('domain.field.city'),
        width: 120,
        grow: 1.2,
        yields: 5,
        value: ({ row }) => row.data.city || undefined,
        cell: ({ row }) => text([row.data.city, row.data.country].filter(Boolean).join(', ')),
      },
      {
        id: 'territory',
        header: t('domain.field.territory'),
        width: 120,
        grow: 1,
        yields: 6,
        value: ({ row }) => row.data.territory || undefined,
        cell: ({ row }) => text(row.data.territory),
      },
      {
        id: 'owner',
        header: t('domain.field.owner'),
        width: 120,
        grow: 1,
        yields: 2,
        value: ({ row }) => row.data.owner || undefined,
        cell: ({ row }) => text(row.data.owner),
      },
      {
        id: 'lastMeeting',
        header: t('partners.lastMeeting'),
        width: 116,
        grow: 0.4,
        descendingFirst: true,
        value: ({ lastMeetingAt }) => at(lastMeetingAt),
        cell: (summary) => {
          const when = summary.lastMeetingAt ? day(new Date(summary.lastMeetingAt)) : t('partners.never');
          if (isLate(summary, midnight)) return <Mark meaning="overdue">{when}</Mark>;
          return summary.lastMeetingAt ? when : <Mark meaning="quiet">{when}</Mark>;
        },
      },
      {
        id: 'nextMeeting',
        header: t('partners.nextMeeting'),
        width: 104,
        grow: 0.4,
        yields: 1,
        value: ({ nextMeetingAt }) => at(nextMeetingAt),
        cell: ({ nextMeetingAt }) => (nextMeetingAt ? day(new Date(nextMeetingAt)) : quiet),
      },
      {
        id: 'agreementEnd',
        header: t('domain.field.agreementEnd'),
        width: 122,
        grow: 0.4,
        yields: 7,
        value: ({ row }) => (row.data.agreementEnd ? Date.parse(row.data.agreementEnd) : undefined),
        cell: ({ row }) => (row.data.agreementEnd ? day(dateOfLocal(row.data.agreementEnd)) : quiet),
      },
      {
        id: 'openActions',
        header: t('partners.openActions'),
        width: 86,
        grow: 0.3,
        align: 'end',
        descendingFirst: true,
        value: ({ openActions }) => openActions,
        cell: ({ openActions }) => (openActions ? formats.number(openActions) : quiet),
      },
    ];
  }, [t, formats, midnight]);
}
