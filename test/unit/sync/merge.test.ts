import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MergePolicy } from '#shared/domain/kind';
import { mergeField } from '#shared/sync/merge';
import { someList, someSet, someText } from '../../support/syncValues';

const someScalar = fc.constantFrom('a', 'b', 'c', 1, true, null, undefined);
const byPolicy: readonly { policy: MergePolicy; values: fc.Arbitrary<unknown> }[] = [
  { policy: 'scalar', values: someScalar },
  { policy: 'set', values: fc.oneof(someSet, fc.constant(undefined)) },
  { policy: 'list', values: fc.oneof(someList, fc.constant(undefined)) },
  { policy: 'text', values: fc.oneof(someText, fc.constant(undefined)) },
];

describe.each(byPolicy)('a field that merges as a $policy', ({ policy, values }) => {
  it('S60 takes the side that changed it', () => {
    fc.assert(
      fc.property(values, values, (base, changed) => {
        expect(mergeField(policy, base, base, changed)).toEqual({ value: changed, conflict: false });
        expect(mergeField(policy, base, changed, base)).toEqual({ value: changed, conflict: false });
      }),
    );
  });

  it('S61 takes what both sides wrote alike', () => {
    fc.assert(
      fc.property(values, values, (base, changed) => {
        expect(mergeField(policy, base, changed, changed)).toEqual({ value: changed, conflict: false });
      }),
    );
  });

  it('S66 is in conflict whichever side is mine', () => {
    fc.assert(
      fc.property(values, values, values, (base, mine, theirs) => {
        const here = mergeField(policy, base, mine, theirs).conflict;
        expect(mergeField(policy, base, theirs, mine).conflict).toBe(here);
      }),
    );
  });
});

describe('scalars', () => {
  it('S62 keep the server’s value in conflict', () => {
    expect(mergeField('scalar', 'gold', 'silver', 'platinum')).toEqual({ value: 'platinum', conflict: true });
    expect(mergeField('scalar', 'gold', undefined, 'platinum')).toEqual({
      value: 'platinum',
      conflict: true,
    });
  });
});

describe('sets', () => {
  it('S63 keep the additions and the removals of both sides, without conflict', () => {
    fc.assert(
      fc.property(someSet, someSet, someSet, (base, mine, theirs) => {
        const { value, conflict } = mergeField('set', base, mine, theirs);
        const expected = ['north', 'south', 'east', 'west'].filter((item) =>
          base.includes(item)
            ? mine.includes(item) && theirs.includes(item)
            : mine.includes(item) || theirs.includes(item),
        );
        expect(conflict).toBe(false);
        expect((value as string[]).toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it('S63 count an absent set as empty', () => {
    expect(mergeField('set', undefined, ['x'], ['y'])).toEqual({ value: ['y', 'x'], conflict: false });
  });
});

describe('values without the shape of their policy', () => {
  it.each([
    ['set', [1], [2], [3]],
    ['list', [{ id: 'p' }], [{ id: 'p' }, { id: 'p' }], [{ id: 'q' }]],
    ['list', [], [{ id: 'p' }], 'none'],
    ['text', 'a', 7, 'b'],
  ] as const)('S67 merge as scalars: %s', (policy, base, mine, theirs) => {
    expect(mergeField(policy, base, mine, theirs)).toEqual({ value: theirs, conflict: true });
  });
});
