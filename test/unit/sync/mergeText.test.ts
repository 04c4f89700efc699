import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText } from '#shared/sync/mergeText';
import { someText } from '../../support/syncValues';

const manyLines = (word: string) =>
  Array.from({ length: 40_000 }, (_, n) => `${word}\n`.repeat((n % 2) + 1)).join('');

describe('texts', () => {
  it('S65 merge edits of different lines', () => {
    const base = 'Agenda\nPrices\nStock\nShow\n';
    expect(
      mergeText(base, 'Agenda\nPrices 2027\nStock\nShow\n', 'Agenda\nPrices\nStock\nShow in Lyon\n'),
    ).toBe('Agenda\nPrices 2027\nStock\nShow in Lyon\n');
  });

  it('S65 overlap when both sides change the same line or write at the same spot', () => {
    expect(mergeText('a\nb\nc\n', 'a\nB\nc\n', 'a\nß\nc\n')).toBeNull();
    expect(mergeText('a\n', 'a\nmine\n', 'a\ntheirs\n')).toBeNull();
    expect(mergeText('a\nb\nc\n', 'a\nc\n', 'a\nB\nc\n')).toBeNull();
  });

  it('S65 don’t overlap when both sides write the same', () => {
    expect(mergeText('a\nb\nc\nd\n', 'A\nb\nc\nnew\n', 'a\nb\nc\nnew\n')).toBe('A\nb\nc\nnew\n');
  });

  it('S65 keep each line’s own terminator, and a last line without one', () => {
    expect(mergeText('a\r\nb\nc\nd', 'A\r\nb\nc\nd', 'a\r\nb\nc\nD')).toBe('A\r\nb\nc\nD');
    expect(mergeText('a\nb\nc', 'A\nb\nc', 'a\nb\nc\n')).toBe('A\nb\nc\n');
  });

  it('S65 never hold markers, nor a line that neither side has', () => {
    fc.assert(
      fc.property(someText, someText, someText, (base, mine, theirs) => {
        const merged = mergeText(base, mine, theirs);
        const lines = new Set([...mine.split('\n'), ...theirs.split('\n')]);
        for (const line of merged?.split('\n') ?? []) expect(lines).toContain(line);
      }),
    );
  });

  it('S65 are the same whichever side is mine', () => {
    fc.assert(
      fc.property(someText, someText, someText, (base, mine, theirs) => {
        expect(mergeText(base, theirs, mine)).toBe(mergeText(base, mine, theirs));
      }),
    );
  });

  it('S65 keep every line that one side wrote anew', () => {
    const oneSided = fc.tuple(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 4 }),
      fc.nat(),
      fc.nat(),
    );
    fc.assert(
      fc.property(oneSided, ([lines, mineAt, theirsAt]) => {
        const base = lines.map((line) => `${line}\n`);
        const mine = base.toSpliced(mineAt % base.length, 0, 'written by me\n').join('');
        const theirs = base.toSpliced(theirsAt % base.length, 0, 'written by them\n').join('');
        const merged = mergeText(base.join(''), mine, theirs);
        if (merged === null) return;
        expect(merged).toContain('written by me\n');
        expect(merged).toContain('written by them\n');
        expect(merged.split('\n')).toHaveLength(base.length + 3);
      }),
    );
  });

  it('S65 overlap beyond the bound instead of taking minutes', () => {
    const started = performance.now();
    expect(mergeText(manyLines('a'), `me\n${manyLines('b')}`, `them\n${manyLines('c')}`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
