const dayMs = 86_400_000;

/** The days between 1970-01-01 and a local date `YYYY-MM-DD`: arithmetic on days without zones. */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs);
}

/** Year, month and day of the month, by days_from_civil's inverse (Howard Hinnant, chrono-compatible date algorithms). */
export function civilOf(day: number): readonly [year: number, month: number, date: number] {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const date = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date];
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

export function dateOf(day: number): string {
  const [year, month, date] = civilOf(day);
  return `${year}-${twoDigits(month)}-${twoDigits(date)}`;
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8). */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / dayMs;
}

/** As month × 100 + day. */
const fixedHolidays = new Set([101, 501, 508, 714, 815, 1101, 1111, 1225, 1226]);

/** Whether people can be visited: a weekday that is no holiday in France, nor in its neighbours at Christmas. */
export function isWorkingDay(day: number): boolean {
  if (weekdayOf(day) > 5) return false;
  const [year, month, date] = civilOf(day);
  if (fixedHolidays.has(month * 100 + date)) return false;
  const sinceEaster = day - easter(year);
  return sinceEaster !== 1 && sinceEaster !== 39 && sinceEaster !== 50;
}

/** Whether the sales manager is on the road at all: not between Christmas and New Year, nor in mid-August. */
export function isSeason(day: number): boolean {
  const [, month, date] = civilOf(day);
  const monthDay = month * 100 + date;
  const christmas = monthDay >= 1222 || monthDay <= 103;
  const august = monthDay >= 803 && monthDay <= 821;
  return !christmas && !august;
}

/** The working day nearest to `day` in the direction of `step` (1 or -1), `day` itself included. */
export function workingDayFrom(day: number, step: 1 | -1): number {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate += step;
  return candidate;
}

/** The next Thursday strictly after the day, or the day itself if it is one. */
export function comingThursday(day: number): number {
  return day + ((4 - weekdayOf(day) + 7) % 7);
}

/** Turns the wall's time at a place into an instant; keeps what it learnt of each zone. */
export interface Clock {
  /** @param minutes since midnight on the wall in `zone` */
  instant(day: number, minutes: number, zone: string): number;
}

export function makeClock(): Clock {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const offsets = new Map<string, number>();

  /** Minutes by which the wall in `zone` is ahead of UTC at an instant. */
  const offsetAt = (ms: number, zone: string): number => {
    let format = formats.get(zone);
    if (!format) {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
      });
      formats.set(zone, format);
    }
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = part;
    return Math.round((Date.UTC(year, month - 1, day, hour, minute) - ms) / 60_000);
  };

  /** The offset at noon; clocks change at night, so it holds for the working day. */
  const offsetAtNoon = (day: number, zone: string): number => {
    const key = `${zone} ${day}`;
    const known = offsets.get(key);
    if (known !== undefined) return known;
    const offset = offsetAt(day * dayMs + dayMs / 2, zone);
    offsets.set(key, offset);
    return offset;
  };

  /** Asks the calendar at the ends of a fortnight only, and for the day itself when clocks changed in between. */
  const offsetOn = (day: number, zone: string): number => {
    const start = day - (((day % 14) + 14) % 14);
    const before = offsetAtNoon(start, zone);
    return before === offsetAtNoon(start + 14, zone) ? before : offsetAtNoon(day, zone);
  };

  return {
    instant: (day, minutes, zone) => day * dayMs + (minutes - offsetOn(day, zone)) * 60_000,
  };
}

/** An instant as records keep it: ISO 8601 in UTC. */
export function isoInstant(ms: number): string {
  return new Date(ms).toISOString();
}
