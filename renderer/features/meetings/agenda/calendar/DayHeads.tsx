import { IconBuildingStore } from '@tabler/icons-react';
import { Link } from 'wouter';
import { addDays } from '#shared/domain/localTime';
import type { ShowRow } from '../../../../data/queries/agenda';
import type { MeetingAtPartner } from '../../../../data/queries/meetings';
import { useFormats } from '../../../../i18n/formats';
import { dateOfLocal } from '../../../../i18n/localDate';
import { useTranslate } from '../../../../i18n/useTranslate';
import classes from './DayHeads.module.css';
import { dayMinutes } from './placed';
import type { WallTime } from './placed';

interface DayHeadsProps {
  readonly days: readonly string[];
  readonly today: string;
  readonly shows: readonly ShowRow[];
  /** Meetings that take the day. */
  readonly long: readonly (readonly [MeetingAtPartner, WallTime])[];
  readonly onOpenDay?: (day: string) => void;
}

/** The days' names, and below them what takes whole days: trade shows and long meetings. */
export function DayHeads({ days, today, shows, long, onOpenDay }: DayHeadsProps) {
  const t = useTranslate();
  const { weekdayShort, dayLong, language } = useFormats();
  const bandShows = shows.flatMap((row) => {
    const columns = columnsOf(days, row.data.startsOn, row.data.endsOn);
    return columns ? [{ row, columns }] : [];
  });
  const bandMeetings = long.flatMap(([entry, wall]) => {
    const columns = columnsOf(days, wall.day, wall.to > dayMinutes ? addDays(wall.day, 1) : wall.day);
    return columns ? [{ entry, columns }] : [];
  });
  const banded = bandShows.length + bandMeetings.length > 0;
  if (!onOpenDay && !banded) return null;
  return (
    <div className={classes.heads}>
      {onOpenDay ? (
        <div className={classes.names}>
          {days.map((day) => (
            <button
              key={day}
              type="button"
              tabIndex={-1}
              className={classes.name}
              data-today={day === today || undefined}
              title={t('agenda.openDay', { day: dayLong(dateOfLocal(day)) })}
              onClick={() => onOpenDay(day)}
            >
              <span>{weekdayShort(dateOfLocal(day))}</span>
              <span className={classes.number}>{Number(day.slice(8))}</span>
            </button>
          ))}
        </div>
      ) : null}
      {banded ? (
        <div className={classes.band}>
          {bandShows.map(({ row: { id, data }, columns }) => (
            <span
              key={id}
              className={classes.show}
              style={{ gridColumn: columns }}
              title={[data.name, data.city, data.booth].filter(Boolean).join(' · ')}
            >
              <IconBuildingStore size={14} stroke={1.8} aria-hidden />
              <span className={classes.text}>
                {t(`domain.kind.show`)}
                {language === 'fr' ? '\u00a0: ' : ': '}
                {[data.name, data.city].filter(Boolean).join(', ')}
              </span>
            </span>
          ))}
          {bandMeetings.map(({ entry: { meeting, partnerName }, columns }) => (
            <Link
              key={meeting.id}
              href={`/meetings/${meeting.id}`}
              className={classes.meeting ?? ''}
              style={{ gridColumn: columns }}
              title={[partnerName, meeting.data.title].filter(Boolean).join(' · ')}
            >
              <span className={classes.text}>{partnerName || meeting.data.title}</span>
            </Link>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** The grid's columns that a stretch of days covers, as CSS counts them; `undefined` when it covers none. */
function columnsOf(days: readonly string[], from: string, to: string): string | undefined {
  const first = days.findIndex((day) => day >= from);
  const last = days.findLastIndex((day) => day <= to);
  return first < 0 || last < first ? undefined : `${first + 1} / ${last + 2}`;
}
