/** A part of a longer value that a change brought, took away or put in another's place. */
export type ChangedPart =
  | { readonly type: 'added' | 'removed' | 'touched'; readonly text: string }
  | { readonly type: 'changed'; readonly text: string; readonly was: string };

/** The lines that a text gained and lost; a line that only moved is neither. */
export function changedLines(before: string, after: string): ChangedPart[] {
  const lines = (text: string): string[] =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  return changedNames(lines(before), lines(after));
}

/** What a set of words gained and lost. */
export function changedNames(before: readonly string[], after: readonly string[]): ChangedPart[] {
  return [
    ...without(before, after).map((text) => ({ type: 'removed', text }) as const),
    ...without(after, before).map((text) => ({ type: 'added', text }) as const),
  ];
}

/** An item of a list such as an agenda: its id, and what else it holds. */
export type ListItem = Readonly<Record<string, unknown>> & { readonly id: string };

/** What became of a list's items; one that only moved isn't told, one that is only ticked is 'touched'. */
export function changedItems(
  before: readonly ListItem[],
  after: readonly ListItem[],
  textOf: (item: ListItem) => string,
): ChangedPart[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map(({ id }) => id));
  const removed = before
    .filter(({ id }) => !kept.has(id))
    .map((item) => ({ type: 'removed', text: textOf(item) }) as const);
  const rest = after.flatMap((item): ChangedPart[] => {
    const was = old.get(item.id);
    const text = textOf(item);
    if (!was) return [{ type: 'added', text }];
    if (textOf(was) !== text) return [{ type: 'changed', text, was: textOf(was) }];
    return JSON.stringify(was) === JSON.stringify(item) ? [] : [{ type: 'touched', text }];
  });
  return [...removed, ...rest];
}

function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const text of taken) left.set(text, (left.get(text) ?? 0) + 1);
  return all.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}
