import { describe, expect, it } from 'vitest';
import { changedItems, changedLines, changedNames } from '../../../../renderer/feedback/history/changedParts';

describe('what became of a longer value', () => {
  it('tells the lines that a text gained and lost, not those that stayed or moved', () => {
    expect(changedLines('Prix\n\nDélais\nStock', 'Stock\nPrix\nRemise de 4 %')).toEqual([
      { type: 'removed', text: 'Délais' },
      { type: 'added', text: 'Remise de 4 %' },
    ]);
  });

  it('tells a line that now stands there twice', () => {
    expect(changedLines('Prix', 'Prix\nPrix')).toEqual([{ type: 'added', text: 'Prix' }]);
  });

  it('tells what a set gained and lost', () => {
    expect(changedNames(['vidéo'], ['vidéo', 'accès'])).toEqual([{ type: 'added', text: 'accès' }]);
  });

  it('tells of a list what came, went, was reworded and was ticked', () => {
    const text = (item: { readonly [key: string]: unknown }) => String(item['text']);
    const before = [
      { id: '1', text: 'Ventes', done: false },
      { id: '2', text: 'Stock', done: false },
      { id: '3', text: 'Tarifs', done: false },
    ];
    const after = [
      { id: '3', text: 'Tarifs 2027', done: false },
      { id: '1', text: 'Ventes', done: true },
      { id: '4', text: 'Formation', done: false },
    ];
    expect(changedItems(before, after, text)).toEqual([
      { type: 'removed', text: 'Stock' },
      { type: 'changed', text: 'Tarifs 2027', was: 'Tarifs' },
      { type: 'touched', text: 'Ventes' },
      { type: 'added', text: 'Formation' },
    ]);
  });
});
