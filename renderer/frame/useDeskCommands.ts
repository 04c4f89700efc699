import { spotlight } from '@mantine/spotlight';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { DeskCommand } from '#shared/bridge/contract';
import { useUndo } from '../feedback/useSave';
import { platform } from '../platform';
import { flushTyping } from '../ui/flushTyping';
import { places } from './places';
import { openShortcuts } from './ShortcutsHelp';

/** How long after G the place's key may come. */
const chordMs = 1200;

/**
 * What a page can do about a command of the menu: a page that prints, or saves at once, listens to this event on
 * the window and takes it with `preventDefault`.
 */
export function announceCommand(command: DeskCommand): boolean {
  return !window.dispatchEvent(
    new CustomEvent<DeskCommand>('desk-command', { detail: command, cancelable: true }),
  );
}

/** Carries out the menu's commands and the shortcuts that hold everywhere: G then a letter, N, ?. */
export function useDeskCommands(): void {
  const [, navigate] = useLocation();
  const { undo, redo } = useUndo();
  useEffect(() => {
    const run = (command: DeskCommand): void => {
      if (announceCommand(command)) return;
      const place = places.find((candidate) => candidate.command === command);
      if (place) navigate(place.path);
      else if (command === 'goSync') navigate('/sync');
      else if (command === 'palette') spotlight.open();
      else if (command === 'shortcuts') openShortcuts();
      else if (command === 'newPartner') navigate('/partners/new');
      else if (command === 'newMeeting') navigate('/meetings/new');
      else if (command === 'save') void flushTyping();
      else if (command === 'undo') void undo();
      else if (command === 'redo') void redo();
    };
    let chordUntil = 0;
    const onKey = (event: KeyboardEvent): void => {
      const taking = undoKey(event);
      if (taking && !event.defaultPrevented && !isTyping(event.target)) {
        event.preventDefault();
        run(taking);
        return;
      }
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      const key = event.key.toLowerCase();
      if (Date.now() < chordUntil) {
        chordUntil = 0;
        const target = key === 's' ? '/sync' : places.find((place) => place.key === key)?.path;
        if (target) {
          event.preventDefault();
          navigate(target);
        }
      } else if (key === 'g') chordUntil = Date.now() + chordMs;
      else if (event.key === '?') run('shortcuts');
    };
    const unsubscribe = platform.on('command', run);
    window.addEventListener('keydown', onKey);
    return () => {
      unsubscribe();
      window.removeEventListener('keydown', onKey);
    };
  }, [navigate, undo, redo]);
}

/** Undo's and redo's keys, which the menu leaves to the page: in a text they are the text's own. */
function undoKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const pressed = key.toLowerCase();
  if (pressed === 'z') return shiftKey ? 'redo' : 'undo';
  return pressed === 'y' && !shiftKey ? 'redo' : null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('[role="menu"]') !== null)
  );
}
