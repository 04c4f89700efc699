/** Pixels that an hour is high; a quarter of an hour is three steps of the grid of four. */
export const hourHeight = 48;

/** Minutes to which a drag and the keys move a meeting. */
export const step = 15;

/** Minutes of an empty slot that a click or Enter plans a meeting in. */
export const slotStep = 30;

export function pixels(minutes: number): number {
  return (minutes * hourHeight) / 60;
}

export function minutesOf(height: number): number {
  return (height * 60) / hourHeight;
}

export function snapped(minutes: number, to: number): number {
  return Math.round(minutes / to) * to;
}

export function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
