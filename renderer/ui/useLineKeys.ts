import { useCallback, useRef } from 'react';
import type { RefCallback } from 'react';

/** How long after the last letter the next one begins a new word. */
const typeAheadMs = 800;

/** These are the desk's own shortcuts unless a word has begun. */
const shortcuts = 'gn?/ ';

/**
 * Arrows, Home, End and the first letters of a name go through the lines of a container: elements with `data-line`,
 * whose value is what they are found by, else their text.
 *
 * @param fold text as search compares it; a function that stays the same
 * @returns the container's ref
 */
export function useLineKeys(fold: (text: string) => string): RefCallback<HTMLElement> {
  const typed = useRef({ text: '', until: 0 });
  return useCallback(
    (container) => {
      if (!container) return undefined;
      const onKeyDown = (event: KeyboardEvent): void => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
        const { target, key } = event;
        const line = target instanceof Element ? target.closest('[data-line]') : null;
        if (!line || (target instanceof HTMLElement && target.matches('input, textarea'))) return;
        const lines = [...container.querySelectorAll<HTMLElement>('[data-line]')];
        const index = lines.findIndex((other) => other === line);
        const goal = destination(key, index, lines.length);
        if (goal !== undefined) {
          event.preventDefault();
          lines[goal]?.focus();
        } else if (key.length === 1) {
          const going = event.timeStamp < typed.current.until;
          if (!going && shortcuts.includes(key)) return;
          event.preventDefault();
          const text = (going ? typed.current.text : '') + key;
          typed.current = { text, until: event.timeStamp + typeAheadMs };
          const start = text.length === 1 ? index + 1 : index;
          const around = [...lines.slice(start), ...lines.slice(0, start)];
          around
            .find((other) => fold(other.dataset['line'] || other.textContent).startsWith(fold(text)))
            ?.focus();
        }
      };
      container.addEventListener('keydown', onKeyDown);
      return () => container.removeEventListener('keydown', onKeyDown);
    },
    [fold],
  );
}

function destination(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(index + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(index - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
