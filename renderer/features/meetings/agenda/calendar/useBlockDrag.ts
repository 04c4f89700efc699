import { useCallback, useEffect, useRef, useState } from 'react';
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react';
import type { MeetingAtPartner } from '../../../../data/queries/meetings';
import { dayMinutes } from './placed';
import type { WallTime } from './placed';
import { minutesOf, snapped, step, within } from './gridScale';
import type { NewTime } from './useMoveMeeting';

/** A meeting in the hand: where it would be put. */
export interface Drag extends NewTime {
  readonly id: string;
  /** What stood in the grid when it was let go of: it stays where it was put until the database says so too. */
  readonly dropped: readonly MeetingAtPartner[] | null;
}

interface BlockDragOptions {
  readonly days: readonly string[];
  /** The columns of the days, side by side without a gap. */
  readonly columns: RefObject<HTMLElement | null>;
  readonly scroller: RefObject<HTMLElement | null>;
  /** What stands in the grid; when it changes, what was let go of has arrived. */
  readonly entries: readonly MeetingAtPartner[];
  readonly onDrop: (entry: MeetingAtPartner, time: NewTime) => Promise<boolean>;
}

interface BlockDrag {
  readonly drag: Drag | null;
  readonly begin: (event: ReactPointerEvent, entry: MeetingAtPartner, wall: WallTime) => void;
}

/** Pixels that the pointer goes before it drags rather than clicks. */
const threshold = 4;
/** Pixels from the grid's edge at which it scrolls by itself. */
const edge = 32;

/** Drags a meeting to another time or day, or its lower edge to another length; Esc puts it back. */
export function useBlockDrag({ days, columns, scroller, entries, onDrop }: BlockDragOptions): BlockDrag {
  const [drag, setDrag] = useState<Drag | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const latest = useRef(entries);
  useEffect(() => {
    latest.current = entries;
  });
  useEffect(() => () => stop.current?.(), []);

  const begin = useCallback(
    (event: ReactPointerEvent, entry: MeetingAtPartner, wall: WallTime): void => {
      const area = columns.current;
      if (event.button !== 0 || !area) return;
      const resizing = event.target instanceof Element && event.target.closest('[data-handle]') !== null;
      const { clientX, clientY } = event;
      const { id, data } = entry.meeting;
      const minutesAt = (y: number): number => minutesOf(y - area.getBoundingClientRect().top);
      const grabbed = minutesAt(clientY) - (resizing ? wall.to : wall.from);
      let held: Drag | null = null;

      const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
        if (!held && Math.hypot(x - clientX, y - clientY) < threshold) return;
        scrollAtEdge(scroller.current, y);
        const at = snapped(minutesAt(y) - grabbed, step);
        const time = resizing
          ? {
              day: wall.day,
              from: wall.from,
              durationMinutes: within(at - wall.from, step, dayMinutes - wall.from),
            }
          : {
              day: dayAt(area, days, x) ?? wall.day,
              from: within(at, 0, dayMinutes - step),
              durationMinutes: data.durationMinutes,
            };
        const same =
          held?.day === time.day && held.from === time.from && held.durationMinutes === time.durationMinutes;
        if (same) return;
        held = { ...time, id, dropped: null };
        setDrag(held);
      };
      const onUp = (): void => {
        stop.current?.();
        if (!held) return;
        swallowClick();
        const { day, from, durationMinutes } = held;
        if (day === wall.day && from === wall.from && durationMinutes === data.durationMinutes) {
          setDrag(null);
          return;
        }
        setDrag({ ...held, dropped: latest.current });
        void onDrop(entry, { day, from, durationMinutes }).then((kept) => {
          if (!kept) setDrag(null);
        });
      };
      const putBack = (): void => {
        stop.current?.();
        if (held) swallowClick();
        setDrag(null);
      };
      const onKey = (pressed: KeyboardEvent): void => {
        if (pressed.key !== 'Escape' || !held) return;
        pressed.preventDefault();
        pressed.stopPropagation();
        putBack();
      };
      stop.current = () => {
        window.removeEventListener('pointermove', onMove);
        window.removeEventListener('pointerup', onUp);
        window.removeEventListener('pointercancel', putBack);
        window.removeEventListener('keydown', onKey, true);
        stop.current = null;
      };
      window.addEventListener('pointermove', onMove);
      window.addEventListener('pointerup', onUp);
      window.addEventListener('pointercancel', putBack);
      window.addEventListener('keydown', onKey, true);
    },
    [columns, scroller, days, onDrop],
  );
  return { drag: drag?.dropped && drag.dropped !== entries ? null : drag, begin };
}

function dayAt(area: HTMLElement, days: readonly string[], x: number): string | undefined {
  const { left, width } = area.getBoundingClientRect();
  return days[within(Math.floor(((x - left) / width) * days.length), 0, days.length - 1)];
}

function scrollAtEdge(scroller: HTMLElement | null, y: number): void {
  if (!scroller) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y > bottom - edge) scroller.scrollBy({ top: 12 });
  else if (y < top + edge * 2) scroller.scrollBy({ top: -12 });
}

/** A drag that ends on a meeting's link must not open it; the click, if one comes, comes at once. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, true), 0);
}
