/** One item in its three versions, as words; null where a side doesn't have it. */
export interface ListRow {
  readonly key: string;
  readonly base: string | null;
  readonly theirs: string | null;
  readonly mine: string | null;
}

interface Lists {
  readonly base: readonly unknown[];
  readonly theirs: readonly unknown[];
  readonly mine: readonly unknown[];
}

/** Lines up the items of three lists: in the order of theirs, then what the others have besides. */
export function listRows(
  { base, theirs, mine }: Lists,
  words: (item: unknown) => string,
): readonly ListRow[] {
  const sides = { base: keyed(base), theirs: keyed(theirs), mine: keyed(mine) };
  const keys = new Set([...sides.theirs.keys(), ...sides.mine.keys(), ...sides.base.keys()]);
  const of = (side: ReadonlyMap<string, unknown>, key: string): string | null =>
    side.has(key) ? words(side.get(key)) : null;
  return [...keys].map((key) => ({
    key,
    base: of(sides.base, key),
    theirs: of(sides.theirs, key),
    mine: of(sides.mine, key),
  }));
}

/** Items of a list go by their ids, those of a set by themselves. */
function keyed(items: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(items.map((item) => [keyOf(item), item]));
}

function keyOf(item: unknown): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
  return typeof id === 'string' ? id : JSON.stringify(item);
}
