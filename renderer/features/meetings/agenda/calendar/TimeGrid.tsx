import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties } from 'react';
import { useDesk } from '../../../../data/DeskContext';
import type { ShowRow } from '../../../../data/queries/agenda';
import type { MeetingAtPartner } from '../../../../data/queries/meetings';
import { useFormats } from '../../../../i18n/formats';
import { useTranslate } from '../../../../i18n/useTranslate';
import { DayHeads } from './DayHeads';
import { EmptySlots } from './EmptySlots';
import { dayMinutes, placedOn, wallTime, wholeDay } from './placed';
import type { WallTime } from './placed';
import { hourHeight, pixels } from './gridScale';
import { MeetingBlock } from './MeetingBlock';
import { inOrder } from './neighbours';
import { NowLine } from './NowLine';
import classes from './TimeGrid.module.css';
import { useBlockDrag } from './useBlockDrag';
import { useGridKeys } from './useGridKeys';
import type { Slot } from './useGridKeys';
import { useMoveMeeting } from './useMoveMeeting';

export interface TimeGridProps {
  readonly label: string;
  /** The local dates shown, in order. */
  readonly days: readonly string[];
  readonly today: string;
  readonly entries: readonly MeetingAtPartner[];
  readonly shows: readonly ShowRow[];
  /** Turns the page when an arrow leaves it. */
  readonly onTurn: (pages: 1 | -1) => void;
  readonly onPlan: (day: string, minutes: number) => void;
  /** Opens a day by its head; without it the days have no heads. */
  readonly onOpenDay?: (day: string) => void;
}

/** Where the day begins on the screen, in minutes. */
const morning = 8 * 60;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Days side by side over their hours; meetings stand at the time of their places' clocks. */
export function TimeGrid(props: TimeGridProps) {
  const { label, days, today, entries, shows, onTurn, onPlan, onOpenDay } = props;
  const t = useTranslate();
  const { hour: hourText } = useFormats();
  const { now } = useDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useRef<HTMLDivElement>(null);
  const move = useMoveMeeting();
  const { drag, begin } = useBlockDrag({ days, columns, scroller, entries, onDrop: move });
  const walls = useMemo(
    () => entries.map((entry) => [entry, wallTime(entry.meeting.data)] as const),
    [entries],
  );
  const timed = useMemo(() => walls.filter(([, wall]) => wall.to - wall.from < wholeDay), [walls]);
  const long = walls.filter(([, wall]) => wall.to - wall.from >= wholeDay);
  const pieces = useMemo(() => {
    const held = timed.map(([entry, wall]): readonly [MeetingAtPartner, WallTime] =>
      drag?.id === entry.meeting.id
        ? [entry, { day: drag.day, from: drag.from, to: drag.from + drag.durationMinutes }]
        : [entry, wall],
    );
    return days.map((day) => placedOn(day, held));
  }, [days, timed, drag]);
  const stops = inOrder(
    pieces.flat().map(({ entry, day, from, lane }) => ({ id: entry.meeting.id, day, from, lane })),
  );
  const [slot, setSlot] = useState<Slot>({ day: days[0] ?? today, minutes: morning });
  const slotDay = days.includes(slot.day) ? slot.day : (days.find((day) => day === today) ?? days[0]);
  const slotFocus = useRef(false);
  const [current, setCurrent] = useState<string>();
  const tabbable =
    stops.find(({ id }) => id === current) ?? stops.find(({ day }) => day >= today) ?? stops[0];

  const onKeyDown = useGridKeys({
    scroller,
    days,
    stops,
    entries,
    slot: { day: slotDay ?? today, minutes: slot.minutes },
    onSlot: (next) => {
      slotFocus.current = true;
      setSlot(next);
    },
    onTurn,
    onMove: move,
  });

  useEffect(() => {
    const grid = scroller.current;
    grid?.addEventListener('keydown', onKeyDown);
    return () => grid?.removeEventListener('keydown', onKeyDown);
  }, [onKeyDown]);

  const first = Math.min(morning, ...pieces.flat().map(({ from }) => from));
  const firstSeen = useRef(first);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = pixels(Math.max(0, firstSeen.current - 15));
  }, []);

  const style = { '--days': days.length, '--hour': `${hourHeight}px` } as CSSProperties;
  return (
    <div ref={scroller} className={classes.scroller} role="group" aria-label={label} style={style} data-grid>
      <DayHeads days={days} today={today} shows={shows} long={long} {...(onOpenDay ? { onOpenDay } : {})} />
      <div className={classes.body} style={{ height: pixels(dayMinutes) }}>
        <div className={classes.hours} aria-hidden>
          {hours.slice(1).map((hour) => (
            <span key={hour} className={classes.hour} style={{ top: pixels(hour * 60) }}>
              {hourText(hour)}
            </span>
          ))}
        </div>
        <div ref={columns} className={classes.columns}>
          {days.map((day, index) => (
            <div
              key={day}
              className={classes.day}
              data-today={(days.length > 1 && day === today) || undefined}
            >
              <EmptySlots
                day={day}
                cursor={day === slotDay ? slot.minutes : null}
                focusWanted={() => {
                  const wanted = slotFocus.current;
                  slotFocus.current = false;
                  return wanted;
                }}
                onPlan={onPlan}
              />
              {pieces[index]?.map((piece) => (
                <MeetingBlock
                  key={piece.entry.meeting.id}
                  piece={piece}
                  now={now()}
                  tabbable={tabbable?.id === piece.entry.meeting.id && tabbable.day === day}
                  dragged={drag?.id === piece.entry.meeting.id}
                  onFocus={() => setCurrent(piece.entry.meeting.id)}
                  onPointerDown={(event) => begin(event, piece.entry, wallTime(piece.entry.meeting.data))}
                />
              ))}
            </div>
          ))}
          <NowLine days={days} />
        </div>
      </div>
      {entries.length === 0 ? <span className={classes.unseen}>{t('agenda.nothingPlanned')}</span> : null}
    </div>
  );
}
