/** The items with one of them at another place; as they are when there is no such place or item. */
export function moved<T extends { readonly id: string }>(items: readonly T[], id: string, to: number): T[] {
  const item = items.find((candidate) => candidate.id === id);
  if (!item || to < 0 || to >= items.length) return [...items];
  const others = items.filter((candidate) => candidate.id !== id);
  return [...others.slice(0, to), item, ...others.slice(to)];
}
