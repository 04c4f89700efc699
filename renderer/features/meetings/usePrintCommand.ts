import { useEffect } from 'react';

/** Takes the menu's Print (Ctrl/Cmd+P), which prints what the page shows. */
export function usePrintCommand(print: () => void): void {
  useEffect(() => {
    const listener = (event: Event): void => {
      if (!(event instanceof CustomEvent) || event.detail !== 'print') return;
      event.preventDefault();
      print();
    };
    window.addEventListener('desk-command', listener);
    return () => window.removeEventListener('desk-command', listener);
  }, [print]);
}
