/**
 * A time of day as people type it: "14:30", "14h30", "14 h", "1430", "9", "2pm".
 *
 * @returns minutes since midnight, or `undefined` when it is none
 */
export function spokenTime(text: string): number | undefined {
  const typed = text.toLowerCase().replaceAll(/[\s\u00a0\u202f]/g, '');
  const parts = /^(\d{1,2})(?:[:h.]?(\d{2})?)(am|pm)?$/.exec(typed);
  if (!parts) return undefined;
  const [, hours = '', minutes = '0', half] = parts;
  const hour = half ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  return hour < 24 && Number(minutes) < 60 && (!half || Number(hours) <= 12)
    ? hour * 60 + Number(minutes)
    : undefined;
}

/** Minutes as "14:30", the way a time field holds it. */
export function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
