import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeList } from '#shared/sync/mergeList';
import type { ListItem } from '#shared/sync/mergeList';
import { someList } from '../../support/syncValues';

const items = (...ids: readonly string[]): readonly ListItem[] => ids.map((id) => ({ id, text: id }));
const order = (list: readonly ListItem[]) => list.map((item) => item.id).join('');
const has = (list: readonly ListItem[], id: string) => list.some((item) => item.id === id);

describe('lists', () => {
  it('S64 merge different fields of one item', () => {
    const merged = mergeList(
      [{ id: 'p', text: 'price', done: false }],
      [{ id: 'p', text: 'prices', done: false }],
      [{ id: 'p', text: 'price', done: true }],
    );
    expect(merged).toEqual({ items: [{ id: 'p', text: 'prices', done: true }], conflict: false });
  });

  it('S64 keep the server’s field where both changed it', () => {
    const merged = mergeList([{ id: 'p', text: 'a' }], [{ id: 'p', text: 'b' }], [{ id: 'p', text: 'c' }]);
    expect(merged).toEqual({ items: [{ id: 'p', text: 'c' }], conflict: true });
  });

  it('S64 leave an item away that one side removed, in conflict if the other changed it', () => {
    const changed = [{ id: 'p', text: 'changed' }, ...items('q')];
    expect(mergeList(items('p', 'q'), items('q'), items('p', 'q', 'r')).conflict).toBe(false);
    expect(mergeList(items('p', 'q'), items('q'), changed)).toEqual({ items: items('q'), conflict: true });
    expect(mergeList(items('p', 'q'), changed, items('q'))).toEqual({ items: items('q'), conflict: true });
  });

  it('S64 put additions of both sides behind what they were put behind, the server’s first', () => {
    expect(order(mergeList(items('p', 'q'), items('p', 'm', 'q'), items('p', 't', 'q')).items)).toBe('ptmq');
    expect(order(mergeList(items('p'), items('p', 'm'), items('p', 't', 'u')).items)).toBe('ptum');
    expect(order(mergeList([], items('m'), items('t')).items)).toBe('tm');
  });

  it('S64 take the order of the side that moved something, mine if both did', () => {
    expect(
      order(mergeList(items('p', 'q', 'r'), items('r', 'p', 'q'), items('p', 'q', 'r', 's')).items),
    ).toBe('rspq');
    expect(
      order(mergeList(items('p', 'q', 'r'), items('p', 'q', 'r', 's'), items('r', 'p', 'q')).items),
    ).toBe('rspq');
    expect(order(mergeList(items('p', 'q', 'r'), items('r', 'q', 'p'), items('q', 'p', 'r')).items)).toBe(
      'rqp',
    );
  });

  it('S64 lose no item without a removal, and hold none twice', () => {
    fc.assert(
      fc.property(someList, someList, someList, (base, mine, theirs) => {
        const merged = mergeList(base, mine, theirs).items.map((item) => item.id);
        const expected = ['p', 'q', 'r', 's', 't'].filter((id) =>
          has(base, id) ? has(mine, id) && has(theirs, id) : has(mine, id) || has(theirs, id),
        );
        expect(merged.toSorted()).toEqual(expected);
      }),
    );
  });
});
