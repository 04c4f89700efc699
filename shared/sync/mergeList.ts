import { sameValue } from '../domain/sameValue';

/** An entry of an ordered list: an agenda point, a decision, an attendee. */
export interface ListItem {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface MergedList {
  readonly items: readonly ListItem[];
  /** Both sides changed one field of an item differently, or one changed an item that the other took away. */
  readonly conflict: boolean;
}

/**
 * Merges two edits of an ordered list of items by their ids, an item's fields as scalars.
 *
 * At a conflict the server's field stays and what was taken away stays away. The order is mine when I moved
 * something (I am the last to arrive at the server), else theirs; the other side's new items come after the item
 * that they were put behind.
 */
export function mergeList(
  base: readonly ListItem[],
  mine: readonly ListItem[],
  theirs: readonly ListItem[],
): MergedList {
  const baseById = byId(base);
  const mineById = byId(mine);
  const theirsById = byId(theirs);
  const merged = new Map<string, ListItem>();
  let conflict = false;

  for (const id of new Set([...mineById.keys(), ...theirsById.keys()])) {
    const was = baseById.get(id);
    const my = mineById.get(id);
    const their = theirsById.get(id);
    if (my && their) {
      const item = mergeItem(was, my, their);
      merged.set(id, item.item);
      conflict ||= item.conflict;
    } else if (was) {
      conflict ||= !sameValue(was, my ?? their);
    } else {
      const added = my ?? their;
      if (added) merged.set(id, added);
    }
  }

  const iMoved = !sameOrder(base, mine);
  const order = iMoved ? weave(mine, theirs, baseById) : weave(theirs, mine, baseById);
  return { items: order.flatMap((id) => merged.get(id) ?? []), conflict };
}

function byId(items: readonly ListItem[]): ReadonlyMap<string, ListItem> {
  return new Map(items.map((item) => [item.id, item]));
}

function mergeItem(was: ListItem | undefined, my: ListItem, their: ListItem) {
  const item: Record<string, unknown> & { id: string } = { ...their };
  let conflict = false;
  for (const field of new Set([...Object.keys(was ?? {}), ...Object.keys(my)])) {
    if (sameValue(my[field], was?.[field]) || sameValue(my[field], their[field])) continue;
    if (!sameValue(their[field], was?.[field])) conflict = true;
    else if (my[field] === undefined) delete item[field];
    else item[field] = my[field];
  }
  return { item, conflict };
}

/** Whether the items that both lists hold stand in the same order. */
function sameOrder(a: readonly ListItem[], b: readonly ListItem[]): boolean {
  const inA = byId(a);
  const inB = byId(b);
  const left = a.filter((item) => inB.has(item.id));
  const right = b.filter((item) => inA.has(item.id));
  return left.every((item, index) => item.id === right[index]?.id);
}

/** The ids of `frame` in order, with those of `other` that it lacks put behind their predecessor. */
function weave(
  frame: readonly ListItem[],
  other: readonly ListItem[],
  base: ReadonlyMap<string, ListItem>,
): readonly string[] {
  const order = frame.map((item) => item.id);
  let predecessor = -1;
  for (const { id } of other) {
    const place = order.indexOf(id);
    if (place >= 0) {
      predecessor = place;
      continue;
    }
    predecessor += 1;
    // What the frame added at the same spot stays before what the other side added there.
    while (isAddition(order[predecessor], base, other)) predecessor += 1;
    order.splice(predecessor, 0, id);
  }
  return order;
}

function isAddition(
  id: string | undefined,
  base: ReadonlyMap<string, ListItem>,
  other: readonly ListItem[],
): boolean {
  return id !== undefined && !base.has(id) && !other.some((item) => item.id === id);
}
