/**
 * Merges two edits of a set of strings: what either side added is in, what either side removed is out.
 * There is never a conflict. The order is theirs, my additions follow in mine.
 */
export function mergeSet(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const wasThere = new Set(base);
  const isMine = new Set(mine);
  const kept = theirs.filter((item) => isMine.has(item) || !wasThere.has(item));
  const added = mine.filter((item) => !wasThere.has(item));
  return [...new Set([...kept, ...added])];
}
