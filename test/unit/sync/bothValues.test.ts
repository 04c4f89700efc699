import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothValues } from '#shared/sync/bothValues';
import { bothTexts, textRegions } from '#shared/sync/textRegions';
import { wordMarks } from '#shared/sync/wordMarks';
import { someText } from '../../support/syncValues';

const text = (base: string, mine: string, theirs: string) =>
  bothValues('text', { base, mine, theirs }, String)?.value;
let made = 0;
const newId = () => `new ${(made += 1)}`;

describe('S78 both versions in one value', () => {
  it('puts what both wrote in one line one below the other, theirs first', () => {
    expect(
      text('Rabais\nStock\nSalon\n', 'Rabais 5 %\nStock\nSalon\n', 'Rabais 8 %\nStock\nSalon Lyon\n'),
    ).toBe('Rabais 8 %\nRabais 5 %\nStock\nSalon Lyon\n');
  });

  it('keeps last lines apart that end without a line feed', () => {
    expect(text('a', 'b', 'c')).toBe('c\nb');
    expect(text('a\nm\nz', 'A\nm\nz', 'a\nm\nZ')).toBe('A\nm\nZ');
  });

  it('loses no line that either side wrote, and has none that neither did', () => {
    fc.assert(
      fc.property(someText, someText, someText, (base, mine, theirs) => {
        const lines = bothTexts(base, mine, theirs).split('\n').filter(Boolean);
        const before = new Set(base.split('\n'));
        const fresh = [...mine.split('\n'), ...theirs.split('\n')].filter(
          (line) => line && !before.has(line),
        );
        expect(fresh.filter((line) => !lines.includes(line))).toEqual([]);
        const written = new Set([base, mine, theirs].flatMap((side) => side.split('\n')));
        expect(lines.filter((line) => !written.has(line))).toEqual([]);
      }),
    );
  });

  it('is cut into regions that together are each of the three texts', () => {
    fc.assert(
      fc.property(someText, someText, someText, (base, mine, theirs) => {
        const regions = textRegions(base, mine, theirs);
        const whole = (side: 'base' | 'mine' | 'theirs') =>
          regions.map((region) => (region.kind === 'same' ? region.text : region[side])).join('');
        expect([whole('base'), whole('mine'), whole('theirs')]).toEqual([base, mine, theirs]);
      }),
    );
  });

  it('is the union of two sets', () => {
    expect(bothValues('set', { base: ['a'], mine: ['a', 'b'], theirs: ['c'] }, newId)).toEqual({
      value: ['c', 'a', 'b'],
    });
  });

  it('holds an item of a list twice that both changed, and one that only one side took away', () => {
    const base = [
      { id: 'p', text: 'Prix' },
      { id: 's', text: 'Stock' },
    ];
    const mine = [{ id: 'p', text: 'Prix 2027' }];
    const theirs = [
      { id: 'p', text: 'Tarifs' },
      { id: 's', text: 'Stock de mars' },
    ];
    const both = bothValues('list', { base, mine, theirs }, newId)?.value;
    expect(both).toEqual([
      { id: 'p', text: 'Tarifs' },
      { id: expect.stringMatching(/^new/) as string, text: 'Prix 2027' },
      { id: 's', text: 'Stock de mars' },
    ]);
  });

  it('is not offered for a scalar, nor for an item that stands for another record', () => {
    expect(bothValues('scalar', { base: 'a', mine: 'b', theirs: 'c' }, newId)).toBeNull();
    const attendee = (role: string) => [{ id: 'p', present: true, role }];
    const sides = { base: attendee('host'), mine: attendee('guest'), theirs: attendee('speaker') };
    expect(bothValues('list', sides, newId)).toBeNull();
  });
});

describe('the marks of a changed text', () => {
  it('tell added and removed words', () => {
    expect(wordMarks('Rabais de 5 % en mars', 'Rabais de 8 % en mars, puis 4')).toEqual([
      { mark: 'same', text: 'Rabais de ' },
      { mark: 'removed', text: '5' },
      { mark: 'added', text: '8' },
      { mark: 'same', text: ' % en mars' },
      { mark: 'added', text: ', puis 4' },
    ]);
  });

  it('read one way are the text before, the other way the text after', () => {
    fc.assert(
      fc.property(someText, someText, (before, after) => {
        const without = (left: 'added' | 'removed') =>
          wordMarks(before, after)
            .filter(({ mark }) => mark !== left)
            .map((mark) => mark.text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    );
  });

  it('of texts too long to compare are told as a whole', () => {
    const words = (word: string) => `${word} `.repeat(2000);
    expect(wordMarks(words('a'), words('b')).map(({ mark }) => mark)).toEqual(['removed', 'added', 'same']);
  });
});
