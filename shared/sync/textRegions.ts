import { diffIndices } from 'node-diff3';
import { commonHead, commonTail, linesOf } from './lines';

/** A stretch of a text that was edited twice; the texts are whole lines with their terminators. */
export type TextRegion =
  | { readonly kind: 'same'; readonly text: string }
  | {
      readonly kind: 'changed';
      readonly base: string;
      readonly mine: string;
      readonly theirs: string;
      /** Both sides changed it, and not alike. */
      readonly overlap: boolean;
    };

/** Beyond this many pairs of changed lines the changed part is one region; a fixed bound, as in `mergeText`. */
const mostPairs = 4_000_000;

/** Cuts two edits of a text into what nobody touched and what somebody did, in order. */
export function textRegions(base: string, mine: string, theirs: string): readonly TextRegion[] {
  const [b, m, t] = [linesOf(base), linesOf(mine), linesOf(theirs)];
  const head = commonHead(b, m, t);
  const tail = commonTail(head, b, m, t);
  const changed = (lines: readonly string[]) => lines.slice(head, lines.length - tail);
  return [
    ...same(b.slice(0, head)),
    ...regionsOf(changed(b), changed(m), changed(t)),
    ...same(b.slice(b.length - tail)),
  ];
}

/**
 * Both texts in one: what one side alone changed is changed, and of lines that both changed theirs stand first and
 * mine after them. Nothing that either side wrote is missing.
 */
export function bothTexts(base: string, mine: string, theirs: string): string {
  return textRegions(base, mine, theirs)
    .map((region) => {
      if (region.kind === 'same') return region.text;
      if (region.overlap) return `${closed(region.theirs)}${region.mine}`;
      return region.theirs === region.base ? region.mine : region.theirs;
    })
    .filter(Boolean)
    .map((text, index, all) => (index < all.length - 1 ? closed(text) : text))
    .join('');
}

function closed(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function same(lines: readonly string[]): readonly TextRegion[] {
  return lines.length > 0 ? [{ kind: 'same', text: lines.join('') }] : [];
}

interface Hunk {
  readonly side: 'mine' | 'theirs';
  readonly start: number;
  readonly end: number;
  /** How many more lines the side has after it than the base. */
  readonly growth: number;
}

function regionsOf(b: string[], m: string[], t: string[]): readonly TextRegion[] {
  if (b.length + m.length + t.length === 0) return [];
  if (b.length * (m.length + t.length) > mostPairs) return [changedRegion(b, m, t)];
  const hunks = [...hunksOf('mine', b, m), ...hunksOf('theirs', b, t)].toSorted(
    (x, y) => x.start - y.start || x.end - y.end,
  );
  const regions: TextRegion[] = [];
  const shift = { mine: 0, theirs: 0 };
  let done = 0;
  for (let next = 0; next < hunks.length;) {
    const start = hunks[next]?.start ?? 0;
    let end = start;
    const before = { ...shift };
    // Lines that touch belong together: what follows a changed line was written knowing it.
    for (let hunk = hunks[next]; hunk && hunk.start <= Math.max(end, start); hunk = hunks[next]) {
      end = Math.max(end, hunk.end);
      shift[hunk.side] += hunk.growth;
      next += 1;
    }
    regions.push(...same(b.slice(done, start)));
    const slice = (lines: string[], side: Hunk['side']) =>
      lines.slice(start + before[side], end + shift[side]);
    regions.push(changedRegion(b.slice(start, end), slice(m, 'mine'), slice(t, 'theirs')));
    done = end;
  }
  return [...regions, ...same(b.slice(done))];
}

function hunksOf(side: Hunk['side'], base: string[], other: string[]): readonly Hunk[] {
  return diffIndices(base, other).map(({ buffer1: [start, length], buffer2: [, length2] }) => ({
    side,
    start,
    end: start + length,
    growth: length2 - length,
  }));
}

function changedRegion(b: readonly string[], m: readonly string[], t: readonly string[]): TextRegion {
  const [base, mine, theirs] = [b.join(''), m.join(''), t.join('')];
  return {
    kind: 'changed',
    base,
    mine,
    theirs,
    overlap: mine !== theirs && mine !== base && theirs !== base,
  };
}
