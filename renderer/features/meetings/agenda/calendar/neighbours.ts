import type { Piece } from './placed';

type Stop = Pick<Piece<unknown>, 'day' | 'from' | 'lane'> & { readonly id: string };

/** In which order the arrows go through a week: by day, by time, from left to right. */
export function inOrder<S extends Stop>(stops: readonly S[]): S[] {
  return stops.toSorted((a, b) =>
    a.day === b.day ? a.from - b.from || a.lane - b.lane : a.day < b.day ? -1 : 1,
  );
}

/**
 * The meeting that an arrow goes to from one: up and down the one before or after it, also across days; left and
 * right the one nearest in time on the next day that has any.
 *
 * @param stops in order
 * @returns `undefined` at the edge
 */
export function neighbour<S extends Stop>(
  stops: readonly S[],
  from: Stop,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): S | undefined {
  const index = stops.findIndex(({ id, day }) => id === from.id && day === from.day);
  if (key === 'ArrowUp') return stops[index - 1];
  if (key === 'ArrowDown') return index < 0 ? undefined : stops[index + 1];
  const beside = stops.filter(({ day }) => (key === 'ArrowLeft' ? day < from.day : day > from.day));
  const day = key === 'ArrowLeft' ? beside.at(-1)?.day : beside[0]?.day;
  return beside
    .filter((stop) => stop.day === day)
    .toSorted((a, b) => Math.abs(a.from - from.from) - Math.abs(b.from - from.from))[0];
}
