/** The lines of a text with their terminators, so that nothing is added or lost at the end. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** How many items all of them begin with. */
export function commonHead<T>(first: readonly T[], ...others: readonly (readonly T[])[]): number {
  const most = Math.min(first.length, ...others.map(({ length }) => length));
  let count = 0;
  while (count < most && others.every((other) => other[count] === first[count])) count += 1;
  return count;
}

/** How many items all of them end with, leaving aside the `head` that they begin with. */
export function commonTail<T>(
  head: number,
  first: readonly T[],
  ...others: readonly (readonly T[])[]
): number {
  const most = Math.min(first.length, ...others.map(({ length }) => length)) - head;
  let count = 0;
  while (count < most && others.every((other) => other.at(-1 - count) === first.at(-1 - count))) count += 1;
  return count;
}
