import { mergeText } from '#shared/sync/mergeText';
import { createAutosave } from './autosave';

/** The editor, as far as its buffer needs it. */
export interface BufferEditor {
  /** What stands in it; lines that nobody touched as they were in the original. */
  text(original: string): string;
  /** Brings in another text without moving the caret. */
  replace(text: string): void;
}

/** Two edits of the same lines: what the person's text was made from, and what somebody else made of it. */
export interface Overlap {
  readonly base: string;
  readonly theirs: string;
}

/** Where the text lies. */
export interface BufferStore {
  /** The text at present; undefined when its record is gone. */
  read(): Promise<string | undefined>;
  /** Writes the text if the record still holds `expected`, and keeps the other side of each overlap. */
  write(
    text: string,
    expected: string,
    overlaps: readonly Overlap[],
  ): Promise<'saved' | 'outdated' | 'failed'>;
}

/** `dirty`: typed and not yet saved; `failed`: what was typed is in the editor alone; `gone`: its record was deleted. */
export type BufferState = 'clean' | 'dirty' | 'failed' | 'gone';

export interface TextBuffer {
  /** The person typed. */
  edited(): void;
  /** The stored text may have changed. */
  changed(): void;
  /** Saves now; resolves when it is safe or can't be. */
  flush(): Promise<void>;
  /** The editor goes away: its last text is taken and saved. */
  close(): Promise<void>;
}

export interface TextBufferParts {
  /** The text that the editor was given. */
  readonly initial: string;
  readonly editor: BufferEditor;
  readonly store: BufferStore;
  readonly onState: (state: BufferState) => void;
}

/** How often a text that meets other writers is merged anew before it waits for the next typing. */
const attempts = 5;

/**
 * Keeps an editor's text and the stored one together. What comes from elsewhere replaces a text that nobody is
 * typing in and is merged into one that somebody is; where both changed the same lines the typed ones stand, and
 * the others are kept as an overlap. Nothing is overwritten unseen: each write names the text that it was made from.
 */
export function createTextBuffer({ initial, editor: given, store, onState }: TextBufferParts): TextBuffer {
  let editor = given;
  /** The stored text that the editor's was made from. */
  let base = initial;
  let dirty = false;
  let overlaps: readonly Overlap[] = [];

  const takeIn = (stored: string): void => {
    if (stored === base) return;
    if (!dirty) {
      editor.replace(stored);
      base = stored;
      return;
    }
    const typed = editor.text(base);
    const merged = mergeText(base, typed, stored);
    if (merged === null) overlaps = [...overlaps, { base, theirs: stored }];
    else if (merged !== typed) editor.replace(merged);
    base = stored;
  };

  const settle = async (): Promise<void> => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const stored = await store.read();
      if (stored === undefined) return onState('gone');
      takeIn(stored);
      if (!dirty) return onState('clean');
      const typed = editor.text(base);
      const kept = overlaps;
      dirty = false;
      if (typed === base && kept.length === 0) return onState('clean');
      const written = await store.write(typed, base, kept);
      if (written === 'saved') {
        base = typed;
        overlaps = overlaps.slice(kept.length);
        return onState(dirty ? 'dirty' : 'clean');
      }
      dirty = true;
      if (written === 'failed') return onState('failed');
    }
    autosave.touch();
  };
  const autosave = createAutosave(settle);

  return {
    edited: () => {
      dirty = true;
      onState('dirty');
      autosave.touch();
    },
    changed: () => {
      // After what is being written, so that one's own text isn't taken for somebody else's.
      autosave.touch();
    },
    flush: () => autosave.now(),
    close: () => {
      let held = editor.text(base);
      editor = {
        text: () => held,
        replace: (text) => {
          held = text;
        },
      };
      return autosave.now();
    },
  };
}
