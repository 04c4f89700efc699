import { useMemo } from 'react';
import { localDay } from '#shared/domain/localTime';
import type { Meeting, MeetingKind } from '#shared/domain/meeting';
import { endOf } from '#shared/domain/meetingTimes';
import { useFormats } from '../../i18n/formats';
import { dateOfLocal } from '../../i18n/localDate';
import { useTranslate } from '../../i18n/useTranslate';

type Timed = Pick<Meeting, 'startsAt' | 'durationMinutes' | 'zone'>;

export interface MeetingWords {
  /** "Thursday 26 November, 14:00–15:30", by the clock of the place. */
  when(meeting: Timed): string;
  /** "14:00–15:30" */
  hours(meeting: Timed): string;
  /** "Visit – Armor Réseaux" */
  suggestedTitle(kind: MeetingKind, partner: string): string;
}

/** A meeting's time and name in the words of the screen's language. */
export function useMeetingWords(): MeetingWords {
  const t = useTranslate();
  const formats = useFormats();
  return useMemo(() => {
    const hours = (meeting: Timed): string => {
      const dash = formats.language === 'fr' ? '\u202f–\u202f' : '–';
      return `${formats.time(new Date(meeting.startsAt), meeting.zone)}${dash}${formats.time(new Date(endOf(meeting)), meeting.zone)}`;
    };
    return {
      hours,
      when: (meeting) => {
        const day = formats.dayLong(dateOfLocal(localDay(meeting.startsAt, meeting.zone)));
        return `${day}, ${hours(meeting)}`;
      },
      suggestedTitle: (kind, partner) => `${t(`domain.meetingKind.${kind}`)} – ${partner}`.slice(0, 200),
    };
  }, [t, formats]);
}
