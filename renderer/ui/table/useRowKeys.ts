import { useRef } from 'react';
import type { KeyboardEvent } from 'react';

/** How long after the last letter the next one begins a new word. */
const typeAheadMs = 800;

interface RowKeys {
  readonly count: number;
  readonly current: number;
  /** How many rows Page Up and Page Down go. */
  readonly page: number;
  /** What a row is called, for going to it by its first letters. */
  readonly nameOf: (index: number) => string;
  readonly fold: (text: string) => string;
  readonly go: (index: number) => void;
  readonly open: (index: number) => void;
}

/** Keys of a focused row: arrows, Home, End, pages, Enter, and going to a name by its first letters. */
export function useRowKeys(keys: RowKeys): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', until: 0 });
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = destination(event.key, keys);
    if (target !== undefined) {
      event.preventDefault();
      keys.go(Math.max(0, Math.min(keys.count - 1, target)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      keys.open(keys.current);
    } else if (event.key.length === 1) {
      const going = event.timeStamp < typed.current.until;
      // These lower-case letters are the desk's own shortcuts; with Shift, or inside a word, they are letters.
      if (!going && 'gn?/ '.includes(event.key)) return;
      event.preventDefault();
      const text = (going ? typed.current.text : '') + event.key;
      typed.current = { text, until: event.timeStamp + typeAheadMs };
      const found = nextByName(keys, text);
      if (found !== undefined) keys.go(found);
    }
  };
}

function destination(key: string, { current, count, page }: RowKeys): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return current + 1;
    case 'ArrowUp':
      return current - 1;
    case 'PageDown':
      return current + page;
    case 'PageUp':
      return current - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** The next row whose name begins so, from the current one on and around; one letter goes on to the next row. */
export function nextByName(
  { count, current, nameOf, fold }: Pick<RowKeys, 'count' | 'current' | 'nameOf' | 'fold'>,
  text: string,
): number | undefined {
  const wanted = fold(text);
  const start = text.length === 1 ? current + 1 : current;
  for (let step = 0; step < count; step += 1) {
    const index = (start + step) % count;
    if (fold(nameOf(index)).startsWith(wanted)) return index;
  }
  return undefined;
}
