/** A repeatable source of chance (mulberry32). */
export interface SeededRandom {
  /** From 0 to below 1. */
  next(): number;
  /** From 0 to below `bound`. */
  below(bound: number): number;
  chance(probability: number): boolean;
  /** One of them; `undefined` when there is none. */
  pick<T>(from: readonly T[]): T | undefined;
}

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (from) => from[below(from.length)],
  };
}
