import { useMemo } from 'react';
import type { BriefCadence, BriefPartner, BriefPoint } from '#shared/reports/brief';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import type { Meaning } from '../../../ui/Mark';

export interface BriefWords {
  /** Spoken: "26 November 2026". */
  day(day: string): string;
  dayShort(day: string): string;
  instantDay(instant: string): string;
  agreement(agreement: BriefPartner['agreement']): string;
  cadence(cadence: BriefCadence): string;
  point(point: BriefPoint): string;
  meaning(point: BriefPoint): Meaning;
}

/** The brief's facts in the words of the screen's language. */
export function useBriefWords(): BriefWords {
  const t = useTranslate();
  const formats = useFormats();
  return useMemo(() => {
    const day = (text: string): string => formats.dateLong(dateOfLocal(text));
    return {
      day,
      dayShort: (text) => formats.dayShort(dateOfLocal(text)),
      instantDay: (instant) => formats.dateLong(new Date(instant)),
      agreement: (agreement) => {
        if (agreement === null) return '';
        const { endsOn, days } = agreement;
        return days < 0
          ? t('meetings.brief.agreementEnded', { day: day(endsOn) })
          : t('meetings.brief.agreementUntil', { day: day(endsOn) });
      },
      cadence: ({ wantedDays, daysSince }) =>
        [
          wantedDays === null ? '' : t('meetings.brief.every', { count: wantedDays }),
          daysSince === null
            ? t('meetings.brief.neverHeld')
            : t('meetings.brief.lastHeld', { count: daysSince }),
        ]
          .filter(Boolean)
          .join(', '),
      point: (point) => {
        switch (point.kind) {
          case 'agreementEnded':
            return t('meetings.brief.point.agreementEnded', { day: day(point.on) });
          case 'agreementEnding':
            return t('meetings.brief.point.agreementEnding', { day: day(point.on), count: point.days });
          case 'notMet':
            return point.since === null
              ? t('meetings.brief.point.neverMet', { name: point.name })
              : t('meetings.brief.point.notMet', { name: point.name, day: day(point.since) });
          case 'noAgenda':
            return t('meetings.brief.point.noAgenda');
          case 'cadenceLate':
            return t('meetings.brief.point.cadenceLate', { count: point.days });
          default:
            return t(`meetings.brief.point.${point.kind}`, { count: point.count });
        }
      },
      meaning: ({ kind }) => {
        switch (kind) {
          case 'agreementEnded':
          case 'oursOverdue':
          case 'theirsOverdue':
          case 'actionsOverdue':
            return 'overdue';
          case 'agreementEnding':
          case 'cadenceLate':
          case 'leftOver':
            return 'soon';
          case 'notMet':
          case 'noAgenda':
            return 'info';
        }
      },
    };
  }, [t, formats]);
}
