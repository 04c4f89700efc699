import { useEffect, useLayoutEffect, useRef } from 'react';
import type { AgendaPlace } from './useAgendaPlace';

interface AgendaKeys extends Pick<AgendaPlace, 'today' | 'setDay' | 'setView'> {
  readonly onTurn: (pages: 1 | -1) => void;
  readonly onPlan: () => void;
}

/** Where these keys mean something else. */
const elsewhere = 'input, textarea, [contenteditable], [role="dialog"], [role="menu"], [role="radiogroup"]';

/** Keys of the whole page: ← and → turn it, T shows today, D and W the day and the week, N plans, ↓ enters the grid. */
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
      const { today, setDay, setView, onTurn, onPlan } = latest.current;
      const actions: Readonly<Record<string, () => void>> = {
        arrowleft: () => onTurn(-1),
        arrowright: () => onTurn(1),
        arrowdown: () =>
          document.querySelector<HTMLElement>('[data-grid] [data-meeting][tabindex="0"]')?.focus(),
        t: () => setDay(today),
        d: () => setView('day'),
        w: () => setView('week'),
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
