interface Timed {
  readonly startsAt: string;
  readonly durationMinutes: number;
}

/** The instant at which a meeting ends, in milliseconds. */
export function endOf({ startsAt, durationMinutes }: Timed): number {
  return Date.parse(startsAt) + durationMinutes * 60_000;
}

/** Whether two meetings share time; one that begins when the other ends doesn't. */
export function overlap(a: Timed, b: Timed): boolean {
  return Date.parse(a.startsAt) < endOf(b) && Date.parse(b.startsAt) < endOf(a);
}

/** Whether a meeting goes on at an instant. */
export function isNow(meeting: Timed, now: Date): boolean {
  return Date.parse(meeting.startsAt) <= now.getTime() && now.getTime() < endOf(meeting);
}
