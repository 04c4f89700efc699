import { diff3MergeRegions } from 'node-diff3';
import { commonHead, commonTail, linesOf } from './lines';

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
  const tail = commonTail(head, lines.base, lines.mine, lines.theirs);
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

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
