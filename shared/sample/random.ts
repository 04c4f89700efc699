/** A seeded source of chance: the same seed gives the same draws on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True with the probability `p`. */
  chance(p: number): boolean;
  /** One of the items, all equally likely. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, as likely as its weight tells. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
  /** The items in another order; the list given stays as it is. */
  shuffled<T>(items: readonly T[]): T[];
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for an invented portfolio. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[between(0, items.length - 1)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  };
  return {
    next,
    between,
    pick,
    chance: (p) => next() < p,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return pick(items)[0];
    },
    shuffled: <T>(items: readonly T[]): T[] => {
      const keyed = items.map((item) => ({ item, key: next() }));
      return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
    },
  };
}

/** @param digits up to 12; the figure one above keeps its zeros in front without a pad for each. */
const hex = (value: number, digits: number): string => (16 ** digits + value).toString(16).slice(1);

/**
 * An id in the form of a UUID version 7, the same for the same draws.
 *
 * @param ms when the record was made, in milliseconds since 1970; ids sort by it
 */
export function deterministicId(ms: number, random: Random): string {
  const time = hex(Math.max(0, Math.floor(ms)), 12);
  const variant = hex(0x8000 + random.between(0, 0x3fff), 4);
  const tail = hex(random.between(0, 0xffffff), 6) + hex(random.between(0, 0xffffff), 6);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random.between(0, 0xfff), 3)}-${variant}-${tail}`;
}
