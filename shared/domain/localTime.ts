const dayMilliseconds = 86_400_000;

/**
 * The wall clocks of the zones asked for so far: making one takes a hundred times as long as reading it, and a week of
 * meetings reads it hundreds of times.
 */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** A wall clock; that of UTC where the zone's name means nothing to this machine. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  let clock: Intl.DateTimeFormat;
  try {
    clock = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch {
    return clockOf('UTC');
  }
  clocks.set(zone, clock);
  return clock;
}

/** What a wall clock shows at an instant, part by part, in figures. */
function shown(instant: string | number | Date, zone: string) {
  const parts = clockOf(zone).formatToParts(new Date(instant));
  return (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
}

/** The zone by its IANA name, or UTC where the name means nothing to this machine. */
export function knownZone(zone: string): string {
  return clockOf(zone).resolvedOptions().timeZone;
}

/** The day on the wall calendar of a place at an instant, `YYYY-MM-DD`. */
export function localDay(instant: string | number | Date, zone: string): string {
  const of = shown(instant, zone);
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`;
}

/** Whole days from one local date to another; negative when `to` is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
}

/** Minutes since midnight on the wall clock of a place at an instant. */
export function wallMinutes(instant: string | number | Date, zone: string): number {
  const of = shown(instant, zone);
  return Number(of('hour')) * 60 + Number(of('minute'));
}

/**
 * The instant at which the wall clock of a place shows a time, as ISO 8601 with a `Z`. A time that a change of
 * clocks leaves out is taken an hour later; of one that comes twice, the first.
 *
 * @param day a local date, `YYYY-MM-DD`
 * @param minutes since midnight
 */
export function instantAt(day: string, minutes: number, zone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  const offset = (instant: number): number => wallTime(instant, zone) - instant;
  const before = offset(wanted - dayMilliseconds);
  const after = offset(wanted + dayMilliseconds);
  const found = [wanted - before, wanted - after].find((instant) => wallTime(instant, zone) === wanted);
  return new Date(found ?? wanted - before).toISOString();
}

/** The wall clock's time of a place, as milliseconds as if it were UTC. */
function wallTime(instant: number, zone: string): number {
  return Date.parse(`${localDay(instant, zone)}T00:00:00Z`) + wallMinutes(instant, zone) * 60_000;
}

/** A local date some days on (or back). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** 1 for a Monday to 7 for a Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The week's number in the year of its Thursday (ISO 8601): the one on European calendars. */
export function isoWeek(day: string): number {
  const thursday = addDays(mondayOf(day), 3);
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
}

/** The Monday of a local date's week. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekday(day));
}
