import type { MergePolicy } from '../domain/kind';
import { sameValue } from '../domain/sameValue';
import type { ListItem } from './mergeList';
import { mergeList } from './mergeList';
import { isList, isSet, isText } from './merge';
import { bothTexts } from './textRegions';

interface Sides {
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/**
 * One value that holds what both sides wrote: a set's union, both versions of a text's lines, both items of a list.
 *
 * @param newId for an item that stands twice
 * @returns null where one value can't hold both: a scalar, or an item that says nothing of its own
 */
export function bothValues(
  policy: MergePolicy,
  { base, mine, theirs }: Sides,
  newId: () => string,
): { readonly value: unknown } | null {
  switch (policy) {
    case 'text':
      return isText(mine) && isText(theirs)
        ? { value: bothTexts(isText(base) ? base : '', mine, theirs) }
        : null;
    case 'set':
      return isSet(mine) && isSet(theirs) ? { value: [...new Set([...theirs, ...mine])] } : null;
    case 'list': {
      if (!isList(mine) || !isList(theirs)) return null;
      const value = bothLists(isList(base) ? base : [], mine, theirs, newId);
      return value && { value };
    }
    case 'scalar':
      return null;
  }
}

/** The merged list; what both changed stands twice, what only one side took away stays if the other changed it. */
function bothLists(
  base: readonly ListItem[],
  mine: readonly ListItem[],
  theirs: readonly ListItem[],
  newId: () => string,
): readonly ListItem[] | null {
  const was = new Map(base.map((item) => [item.id, item]));
  const changed = (item: ListItem): boolean => !sameValue(item, was.get(item.id));
  const kept = (side: readonly ListItem[], other: readonly ListItem[]): readonly ListItem[] => {
    const ids = new Set(side.map(({ id }) => id));
    // As if nobody had taken it away.
    return [...side, ...other.filter((item) => !ids.has(item.id) && was.has(item.id) && changed(item))];
  };
  const { items } = mergeList(base, kept(mine, theirs), kept(theirs, mine));
  const mineById = new Map(mine.map((item) => [item.id, item]));
  const both: ListItem[] = [];
  for (const item of items) {
    both.push(item);
    const my = mineById.get(item.id);
    if (!my || holds(item, my, was.get(item.id))) continue;
    // An item without words of its own stands for another record, which can't be there twice.
    if (typeof my['text'] !== 'string') return null;
    both.push({ ...my, id: newId() });
  }
  return both;
}

/** Whether the merged item has all that my version changed. */
function holds(item: ListItem, my: ListItem, was: ListItem | undefined): boolean {
  const fields = new Set([...Object.keys(my), ...Object.keys(was ?? {})]);
  return [...fields].every(
    (field) => sameValue(my[field], was?.[field]) || sameValue(my[field], item[field]),
  );
}
