import { diff3MergeRegions } from 'node-diff3';

/**
 * Comparing lines takes time in proportion to the product of the changed stretches. Beyond this many pairs
 * (6,000 changed lines on both sides) the texts count as overlapping; a fixed bound, unlike a clock, gives every
 * laptop the same answer.
 */
const mostPairs = 40_000_000;

/**
 * Merges two edits of a text by lines.
 *
 * Lines keep their terminators, so that nothing is added or lost at the end. Both sides changing the same or
 * adjoining lines differently is an overlap.
 *
 * @returns the merged text, or null when the edits overlap
 */
export function mergeText(base: string, mine: string, theirs: string): string | null {
  const lines = { base: linesOf(base), mine: linesOf(mine), theirs: linesOf(theirs) };
  const head = commonHead(lines.base, lines.mine, lines.theirs);
  const tail = commonTail(lines.base, lines.mine, lines.theirs, head);
  const changed = (all: readonly string[]) => all.slice(head, all.length - tail);
  const [b, m, t] = [changed(lines.base), changed(lines.mine), changed(lines.theirs)];
  if (b.length * (m.length + t.length) > mostPairs) return null;

  const merged = lines.base.slice(0, head);
  for (const region of diff3MergeRegions(m, b, t)) {
    if (region.stable) merged.push(...region.bufferContent);
    else if (sameLines(region.aContent, region.bContent)) merged.push(...region.aContent);
    else return null;
  }
  return [...merged, ...lines.base.slice(lines.base.length - tail)].join('');
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function commonHead(a: readonly string[], b: readonly string[], c: readonly string[]): number {
  let count = 0;
  while (count < a.length && a[count] === b[count] && a[count] === c[count]) count += 1;
  return count;
}

/** How many lines all three end with, leaving aside the `head` that they begin with. */
function commonTail(a: readonly string[], b: readonly string[], c: readonly string[], head: number): number {
  const most = Math.min(a.length, b.length, c.length) - head;
  let count = 0;
  while (count < most && a.at(-1 - count) === b.at(-1 - count) && a.at(-1 - count) === c.at(-1 - count))
    count += 1;
  return count;
}

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
