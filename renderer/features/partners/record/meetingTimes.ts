import type { MeetingRow } from '../../../data/queries/meetings';

/** The last meeting that was held, of meetings the newest first. */
export function lastHeldMeeting(newestFirst: readonly MeetingRow[]): MeetingRow | undefined {
  return newestFirst.find(({ data }) => data.state === 'held');
}

/** The next planned meeting from an instant on, of meetings the newest first. */
export function nextPlannedMeeting(newestFirst: readonly MeetingRow[], now: Date): MeetingRow | undefined {
  const from = now.toISOString();
  return newestFirst.findLast(({ data }) => data.state === 'planned' && data.startsAt >= from);
}

/** How many meetings were held in one month. */
export interface MonthCount {
  /** Its first day, in the laptop's calendar. */
  readonly month: Date;
  readonly count: number;
}

/** Meetings held in each of the last months, the current one included, the oldest first. */
export function heldPerMonth(meetings: readonly MeetingRow[], now: Date, months = 12): MonthCount[] {
  const counts = Array.from({ length: months }, (_, index) => ({
    month: new Date(now.getFullYear(), now.getMonth() - (months - 1 - index), 1),
    count: 0,
  }));
  for (const { data } of meetings) {
    if (data.state !== 'held') continue;
    const start = new Date(data.startsAt);
    const age = (now.getFullYear() - start.getFullYear()) * 12 + now.getMonth() - start.getMonth();
    const bar = age >= 0 ? counts[months - 1 - age] : undefined;
    if (bar) bar.count += 1;
  }
  return counts;
}
