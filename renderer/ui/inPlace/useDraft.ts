import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';
import { onFlushTyping } from '../flushTyping';

/**
 * How a save ended: `true` when it is kept; `false` when it isn't and the person was told elsewhere; otherwise
 * what is wanted of the field, a key of the catalogue's `validation` section with its prefix.
 */
export type SaveOutcome = boolean | string;

export interface DraftOptions<T> {
  /** The saved value. */
  readonly value: T;
  readonly onSave: (value: T) => Promise<SaveOutcome>;
  /** Milliseconds after the last key until it is saved by itself. */
  readonly saveAfter?: number;
  /** Which Enter saves: any, or only the one with Ctrl/Cmd where Enter itself means something else. */
  readonly saveOn?: 'enter' | 'commandEnter';
}

export interface Draft<T> {
  /** What the field shows: what was typed, else the saved value. */
  readonly value: T;
  /** Why the last save was refused, as `SaveOutcome` says it; `null` when all is well. */
  readonly issue: string | null;
  /** Typed: saved after a pause. */
  readonly change: (value: T) => void;
  /** Chosen: saved at once. */
  readonly choose: (value: T) => void;
  /** Saves what is typed; resolves when that and what went before is done. */
  readonly save: () => Promise<void>;
  /** Handlers of the element around the control: leaving it and Enter save, Esc goes back to the saved value. */
  readonly handlers: {
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent) => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** How long a field that was left shows what was typed before it believes the saved value again. */
const settleMs = 500;

/**
 * A value being edited in place. What is typed stays on the screen until it is kept or taken back, whatever
 * happens to the saved value meanwhile; saves run one after the other, the last typed value last.
 */
export function useDraft<T>({ value, onSave, saveAfter = 800, saveOn = 'enter' }: DraftOptions<T>): Draft<T> {
  const [draft, setDraft] = useState<{ readonly value: T } | null>(null);
  const [issue, setIssue] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const unsaved = useRef<{ readonly value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const onSaveNow = useRef(onSave);
  useLayoutEffect(() => {
    onSaveNow.current = onSave;
  });

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    const typed = unsaved.current;
    if (!typed) return queue.current;
    unsaved.current = null;
    queue.current = queue.current.then(async () => {
      const outcome = await onSaveNow.current(typed.value);
      // Something newer was typed meanwhile: its own save will tell.
      if (unsaved.current) return;
      setIssue(outcome === true ? null : outcome || 'common.notSaved');
      if (outcome !== true) unsaved.current = typed;
    });
    return queue.current;
  }, []);

  const take = useCallback((typed: T) => {
    unsaved.current = { value: typed };
    setDraft({ value: typed });
    clearTimeout(timer.current);
  }, []);

  useEffect(() => onFlushTyping(save), [save]);
  useEffect(() => () => void save(), [save]);
  useEffect(() => {
    if (focused || !draft || issue) return undefined;
    const settle = setTimeout(() => {
      if (!unsaved.current) setDraft(null);
    }, settleMs);
    return () => clearTimeout(settle);
  }, [focused, draft, issue]);

  const revert = (): boolean => {
    if (!unsaved.current && !issue) return false;
    clearTimeout(timer.current);
    unsaved.current = null;
    setDraft(null);
    setIssue(null);
    return true;
  };

  return {
    value: draft ? draft.value : value,
    issue,
    change: (typed) => {
      take(typed);
      timer.current = setTimeout(() => void save(), saveAfter);
    },
    choose: (chosen) => {
      take(chosen);
      void save();
    },
    save,
    handlers: {
      onFocus: () => setFocused(true),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
        setFocused(false);
        void save();
      },
      onKeyDown: (event) => {
        if (event.key === 'Enter' && (saveOn === 'enter' || event.ctrlKey || event.metaKey)) void save();
        if (event.key !== 'Escape' || !revert()) return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}
