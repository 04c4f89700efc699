import { useDeferredValue } from 'react';
import { useLocation } from 'wouter';
import { addDays, mondayOf, weekday } from '#shared/domain/localTime';
import { timeText } from '#shared/domain/spokenTime';
import { useLive } from '../../../../data/live';
import { meetingsOnDays, showsOnDays } from '../../../../data/queries/agenda';
import type { MeetingAtPartner } from '../../../../data/queries/meetings';
import { useTranslate } from '../../../../i18n/useTranslate';
import classes from './AgendaCalendar.module.css';
import { CalendarToolbar } from './CalendarToolbar';
import { DueThatDay } from './DueThatDay';
import { wallTime } from './placed';
import { TimeGrid } from './TimeGrid';
import { useAgendaKeys } from './useAgendaKeys';
import type { AgendaPlace } from './useAgendaPlace';

const none: readonly never[] = [];

/** The agenda over its hours, by day or by week. */
export function AgendaCalendar({ place }: { readonly place: AgendaPlace }) {
  const t = useTranslate();
  const [, navigate] = useLocation();
  const { day, today, setDay, setView } = place;
  const view = place.view === 'day' ? 'day' : 'week';
  const from = view === 'week' ? mondayOf(day) : day;
  const to = view === 'week' ? addDays(from, 6) : day;
  const met = useLive((db) => meetingsOnDays(db, from, to), [from, to]) ?? none;
  // A full week takes a while to draw: it is drawn in small steps, between which the window answers.
  const entries = useDeferredValue(met);
  const shows = useLive((db) => showsOnDays(db, from, to), [from, to]) ?? none;
  const turn = (pages: 1 | -1): void => setDay(addDays(day, pages * (view === 'week' ? 7 : 1)));
  const openDay = (chosen: string): void => {
    setDay(chosen);
    setView('day');
  };
  const plan = (chosen: string, minutes: number): void =>
    navigate(`/meetings/new?day=${chosen}&time=${timeText(minutes)}`);
  useAgendaKeys({
    ...place,
    letters: {
      today: t('shortcuts.key.today').toLowerCase(),
      day: t('shortcuts.key.day').toLowerCase(),
      week: t('shortcuts.key.week').toLowerCase(),
    },
    onTurn: turn,
    onPlan: () => navigate(`/meetings/new?day=${planDay(place)}`),
  });
  const days =
    view === 'day'
      ? [day]
      : shownDays(
          from,
          today,
          entries,
          shows.map(({ data }) => data),
        );
  return (
    <>
      <CalendarToolbar view={view} day={day} today={today} onTurn={turn} onDay={setDay} />
      <div className={classes.main}>
        <TimeGrid
          key={view}
          label={t(`agenda.${view}`)}
          days={days}
          today={today}
          entries={entries}
          shows={shows}
          onTurn={turn}
          onPlan={plan}
          {...(view === 'week' ? { onOpenDay: openDay } : {})}
        />
        {view === 'day' ? <DueThatDay day={day} /> : null}
      </div>
    </>
  );
}

/** The day of a meeting planned without a slot: the one shown, or in the week shown the first that isn't over. */
function planDay({ view, day, today }: AgendaPlace): string {
  if (view === 'day') return day;
  const monday = mondayOf(day);
  return monday <= today && today <= addDays(monday, 6) ? today : monday;
}

/** A week's days; Saturday and Sunday only when something is on them. */
function shownDays(
  monday: string,
  today: string,
  entries: readonly MeetingAtPartner[],
  shows: readonly { readonly startsOn: string; readonly endsOn: string }[],
): string[] {
  const week = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset));
  const met = new Set(entries.map(({ meeting }) => wallTime(meeting.data).day));
  const last = week.findLastIndex(
    (day) =>
      weekday(day) < 6 ||
      day === today ||
      met.has(day) ||
      shows.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn),
  );
  return week.slice(0, last + 1);
}
