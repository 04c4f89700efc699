import { addDays, localDay, wallMinutes } from '#shared/domain/localTime';
import type { Meeting } from '#shared/domain/meeting';

type Timed = Pick<Meeting, 'startsAt' | 'durationMinutes' | 'zone'>;

/** Where a meeting stands on the wall: by the clock of its own place, so that 14:00 in Lisbon stands at 14:00. */
export interface WallTime {
  /** The local date at which it begins, `YYYY-MM-DD`. */
  readonly day: string;
  /** Minutes since that day's midnight; `to` goes past 1440 when it ends on the next day. */
  readonly from: number;
  readonly to: number;
}

/** A meeting, or the part of it that lies on one day, with its place in the day's column. */
export interface Piece<E> {
  readonly entry: E;
  readonly day: string;
  readonly from: number;
  readonly to: number;
  /** Its column among those that overlap, and how many there are. */
  readonly lane: number;
  readonly lanes: number;
  /** It began on the day before. */
  readonly continued: boolean;
}

export const dayMinutes = 1440;

/** From this length on, in minutes, a meeting takes the day: it stands in the band above the hours. */
export const wholeDay = 720;

/** The least height of a piece, in minutes: room for a line of text. */
const leastMinutes = 30;

export function wallTime({ startsAt, durationMinutes, zone }: Timed): WallTime {
  const from = wallMinutes(startsAt, zone);
  return { day: localDay(startsAt, zone), from, to: from + durationMinutes };
}

/** The pieces of meetings on one day, those that overlap side by side, in order of time. */
export function placedOn<E>(day: string, entries: readonly (readonly [E, WallTime])[]): Piece<E>[] {
  const before = addDays(day, -1);
  const parts = entries
    .flatMap(([entry, wall]) => {
      if (wall.day === day) {
        return [{ entry, from: wall.from, to: Math.min(wall.to, dayMinutes), continued: false }];
      }
      return wall.day === before && wall.to > dayMinutes
        ? [{ entry, from: 0, to: wall.to - dayMinutes, continued: true }]
        : [];
    })
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const placed: Piece<E>[] = [];
  for (const group of groups(parts)) {
    const ends: number[] = [];
    const lanes = group.map((part) => {
      const free = ends.findIndex((end) => end <= part.from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = seenUntil(part);
      return lane;
    });
    for (const [index, part] of group.entries()) {
      placed.push({ ...part, day, lane: lanes[index] ?? 0, lanes: ends.length });
    }
  }
  return placed;
}

interface Part {
  readonly from: number;
  readonly to: number;
}

function seenUntil({ from, to }: Part): number {
  return Math.max(to, from + leastMinutes);
}

/** Parts that touch each other, directly or through others. */
function groups<P extends Part>(parts: readonly P[]): P[][] {
  const found: P[][] = [];
  let until = -1;
  for (const part of parts) {
    const group = found.at(-1);
    if (group && part.from < until) group.push(part);
    else found.push([part]);
    until = Math.max(until, seenUntil(part));
  }
  return found;
}
