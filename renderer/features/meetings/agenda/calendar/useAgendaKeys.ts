import { useEffect, useLayoutEffect, useRef } from 'react';
import type { AgendaPlace } from './useAgendaPlace';

interface AgendaKeys extends Pick<AgendaPlace, 'today' | 'setDay' | 'setView'> {
  /** What the person's language calls today, the day and the week by. */
  readonly letters: { readonly today: string; readonly day: string; readonly week: string };
  readonly onTurn: (pages: 1 | -1) => void;
  readonly onPlan: () => void;
}

/** Where these keys mean something else. */
const elsewhere = 'input, textarea, [contenteditable], [role="dialog"], [role="menu"], [role="radiogroup"]';

/** Keys of the whole page: ← and → turn it, letters show today, the day or the week, N plans, ↓ enters the grid. */
export function useAgendaKeys(keys: AgendaKeys): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
      if (target instanceof HTMLElement && target.closest(elsewhere)) return;
      if (document.querySelector('[role="dialog"]')) return;
      const { today, letters, setDay, setView, onTurn, onPlan } = latest.current;
      const actions: Readonly<Record<string, () => void>> = {
        arrowleft: () => onTurn(-1),
        arrowright: () => onTurn(1),
        arrowdown: () =>
          document.querySelector<HTMLElement>('[data-grid] [data-meeting][tabindex="0"]')?.focus(),
        [letters.today]: () => setDay(today),
        [letters.day]: () => setView('day'),
        [letters.week]: () => setView('week'),
        n: onPlan,
      };
      const action = actions[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
