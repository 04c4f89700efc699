import { create } from 'zustand';

interface UndoStack {
  /** Writes of this session that can be taken back, the last one last. */
  readonly done: readonly string[];
  /** Writes that took one back, and can be taken back themselves. */
  readonly undone: readonly string[];
}

const depth = 100;

/** What Undo and Redo walk through; of this session only. */
export const useUndoStack = create<UndoStack>(() => ({ done: [], undone: [] }));

let last: Promise<unknown> = Promise.resolve();

/**
 * Saves and what takes them back, one after the other in the order in which they were asked for. The screen shows a
 * write as soon as the database has it, before it is safe: who undoes what they see must not undo the write before.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

/** A write that went on with an earlier step moves that step to the top. */
export function pushDone(tx: string): void {
  useUndoStack.setState(({ done }) => ({
    done: [...done.filter((other) => other !== tx), tx].slice(-depth),
    undone: [],
  }));
}

/** Moves the top of one side to the other: `by` is the write that took `tx` back. */
export function moved(direction: 'undo' | 'redo', tx: string, by: string): void {
  useUndoStack.setState(({ done, undone }) =>
    direction === 'undo'
      ? { done: done.filter((other) => other !== tx), undone: [...undone, by] }
      : { done: [...done, by], undone: undone.filter((other) => other !== tx) },
  );
}

export function forget(tx: string): void {
  useUndoStack.setState(({ done, undone }) => ({
    done: done.filter((other) => other !== tx),
    undone: undone.filter((other) => other !== tx),
  }));
}
