const dayMs = 86_400_000;

/**
 * Whole days by which the next meeting with a partner is late: above 0 it is late, Infinity when there never was one.
 *
 * @param lastMeetingAt start of the last meeting that was held, an instant
 * @param midnight the beginning of today
 * @returns `undefined` when the partner has no cadence
 */
export function daysPastCadence(
  cadenceDays: number | undefined,
  lastMeetingAt: string | undefined,
  midnight: Date,
): number | undefined {
  if (!cadenceDays) return undefined;
  if (!lastMeetingAt) return Infinity;
  return Math.floor((midnight.getTime() - Date.parse(lastMeetingAt)) / dayMs - cadenceDays);
}
