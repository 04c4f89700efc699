import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { MeetingAtPartner } from '../../../../data/queries/meetings';
import { addDays } from '#shared/domain/localTime';
import { slotStep, step, within } from './gridScale';
import { neighbour } from './neighbours';
import { dayMinutes, wallTime } from './placed';
import type { NewTime } from './useMoveMeeting';

/** A free half hour that the keyboard stands on. */
export interface Slot {
  readonly day: string;
  readonly minutes: number;
}

interface Stop {
  readonly id: string;
  readonly day: string;
  readonly from: number;
  readonly lane: number;
}

interface GridKeys {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly days: readonly string[];
  /** The meetings that arrows go through, in order. */
  readonly stops: readonly Stop[];
  readonly entries: readonly MeetingAtPartner[];
  readonly slot: Slot;
  readonly onSlot: (slot: Slot) => void;
  readonly onTurn: (pages: 1 | -1) => void;
  readonly onMove: (entry: MeetingAtPartner, time: NewTime) => Promise<boolean>;
}

const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;
type Arrow = (typeof arrows)[number];

/**
 * Arrows inside the grid: from meeting to meeting, from slot to slot, over the edge to the next page. With Alt they
 * move the meeting itself, with Alt and Shift its end.
 */
export function useGridKeys(keys: GridKeys): (event: KeyboardEvent) => void {
  const { scroller, days, stops, entries, slot, onSlot, onTurn, onMove } = keys;
  /** The meeting that takes the focus once it stands at its new place, and what stood in the grid before. */
  const awaited = useRef<{ readonly id: string; readonly before: readonly MeetingAtPartner[] }>(undefined);
  const focus = (id: string, day?: string): boolean => {
    const place = day ? `[data-day="${day}"]` : '';
    const block = scroller.current?.querySelector<HTMLElement>(`[data-meeting="${id}"]${place}`);
    block?.focus();
    return block !== undefined && block !== null;
  };
  useEffect(() => {
    if (awaited.current && awaited.current.before !== entries && focus(awaited.current.id)) {
      awaited.current = undefined;
    }
  });

  const turn = (pages: 1 | -1): void => {
    // What has the focus leaves with its page; the slot stays in every page.
    onSlot({ day: addDays(slot.day, pages * (days.length > 1 ? 7 : 1)), minutes: slot.minutes });
    onTurn(pages);
  };

  const fromSlot = (arrow: Arrow): void => {
    if (arrow === 'ArrowUp' || arrow === 'ArrowDown') {
      const minutes = slot.minutes + (arrow === 'ArrowUp' ? -slotStep : slotStep);
      onSlot({ day: slot.day, minutes: within(minutes, 0, dayMinutes - slotStep) });
      return;
    }
    const pages = arrow === 'ArrowLeft' ? -1 : 1;
    const day = days[days.indexOf(slot.day) + pages];
    if (day) onSlot({ day, minutes: slot.minutes });
    else turn(pages);
  };

  const moved = (entry: MeetingAtPartner, arrow: Arrow, resize: boolean): void => {
    const { day, from } = wallTime(entry.meeting.data);
    const { durationMinutes } = entry.meeting.data;
    const by = arrow === 'ArrowUp' || arrow === 'ArrowLeft' ? -1 : 1;
    const across = arrow === 'ArrowLeft' || arrow === 'ArrowRight';
    if (resize && across) return;
    awaited.current = { id: entry.meeting.id, before: entries };
    const time = resize
      ? { day, from, durationMinutes: within(durationMinutes + by * step, step, dayMinutes) }
      : {
          day: across ? addDays(day, by) : day,
          from: across ? from : within(from + by * step, 0, dayMinutes - step),
          durationMinutes,
        };
    if (!days.includes(time.day)) onTurn(by);
    void onMove(entry, time);
  };

  return (event) => {
    const arrow = arrows.find((name) => name === event.key);
    if (!arrow || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (!(event.target instanceof HTMLElement)) return;
    if (event.target.hasAttribute('data-slot') && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      fromSlot(arrow);
      return;
    }
    const { meeting: id, day } = event.target.dataset;
    const from = stops.find((stop) => stop.id === id && stop.day === day);
    const entry = entries.find(({ meeting }) => meeting.id === id);
    if (!from || !entry) return;
    event.preventDefault();
    awaited.current = undefined;
    if (event.altKey) {
      if (entry.meeting.data.state === 'planned') moved(entry, arrow, event.shiftKey);
      return;
    }
    const next = neighbour(stops, from, arrow);
    if (next) focus(next.id, next.day);
    else if (arrow === 'ArrowLeft' || arrow === 'ArrowRight') turn(arrow === 'ArrowLeft' ? -1 : 1);
  };
}
