import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { DeskCommand } from '#shared/bridge/contract';
import { useUndo } from '../feedback/useSave';
import { useFormats } from '../i18n/formats';
import { useTranslate } from '../i18n/useTranslate';
import { platform } from '../platform';
import { flushTyping } from '../ui/flushTyping';
import { isPaletteKey, openPalette } from './openPalette';
import { places } from './places';
import { openShortcuts } from './ShortcutsHelp';
import { isText, undoCommand, undoInText } from './undoKeys';

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

/** Carries out the menu's commands and the shortcuts that hold everywhere: undo, G then a letter, ?. */
export function useDeskCommands(): void {
  const [, navigate] = useLocation();
  const { undo, redo } = useUndo();
  const t = useTranslate();
  const { time } = useFormats();
  /** Outlives a change of language or of what can be undone between G and its letter. */
  const chordUntil = useRef(0);
  useEffect(() => {
    const run = (command: DeskCommand): void => {
      if (announceCommand(command)) return;
      const place = places.find((candidate) => candidate.command === command);
      if (place) navigate(place.path);
      else if (command === 'goSync') navigate('/sync');
      else if (command === 'palette') openPalette();
      else if (command === 'shortcuts') openShortcuts();
      else if (command === 'newPartner') navigate('/partners/new');
      else if (command === 'newMeeting') navigate('/meetings/new');
      else if (command === 'save') {
        void flushTyping().then(() =>
          notifications.show({
            id: 'saved',
            message: t('common.savedAt', { time: time(new Date()) }),
            autoClose: 2000,
          }),
        );
      } else if (command === 'undo' || command === 'redo') {
        if (isText(document.activeElement)) undoInText(document.activeElement, command);
        else void (command === 'undo' ? undo() : redo());
      }
    };
    /** The letter after G comes here before any list takes it for the beginning of a name. */
    const onChord = (event: KeyboardEvent): void => {
      // When the keys were pressed counts, not when a busy window gets to them.
      if (event.timeStamp >= chordUntil.current || hasModifier(event)) return;
      chordUntil.current = 0;
      const key = event.key.toLowerCase();
      const target = key === 's' ? '/sync' : places.find((place) => place.key === key)?.path;
      if (!target) return;
      event.preventDefault();
      event.stopPropagation();
      navigate(target);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (isPaletteKey(event)) {
        event.preventDefault();
        openPalette();
        return;
      }
      if (isText(event.target)) return;
      const command = undoCommand(event);
      if (command) {
        event.preventDefault();
        run(command);
      } else if (hasModifier(event) || isChoosing(event.target)) return;
      else if (event.key.toLowerCase() === 'g') chordUntil.current = event.timeStamp + chordMs;
      else if (event.key === '?') run('shortcuts');
    };
    const unsubscribe = platform.on('command', run);
    window.addEventListener('keydown', onChord, true);
    window.addEventListener('keydown', onKey);
    return () => {
      unsubscribe();
      window.removeEventListener('keydown', onChord, true);
      window.removeEventListener('keydown', onKey);
    };
  }, [navigate, undo, redo, t, time]);
}

/** Then a key is no shortcut of one letter. */
function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** A menu goes to its lines by their first letters. */
function isChoosing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"], select') !== null;
}
