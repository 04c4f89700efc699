import { useEffect, useRef } from 'react';
import type { DeskCommand } from '#shared/bridge/contract';

/** Takes commands of the menu while the component is there. */
export function useCommand(commands: readonly DeskCommand[], run: () => void): void {
  const latest = useRef({ commands, run });
  useEffect(() => {
    latest.current = { commands, run };
  });
  useEffect(() => {
    const onCommand = (event: Event): void => {
      if (!(event instanceof CustomEvent) || !latest.current.commands.includes(event.detail as DeskCommand))
        return;
      event.preventDefault();
      latest.current.run();
    };
    window.addEventListener('desk-command', onCommand);
    return () => window.removeEventListener('desk-command', onCommand);
  }, []);
}
