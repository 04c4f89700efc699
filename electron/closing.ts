/** What `createCloser` needs of a window. */
export interface ClosableWindow {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
  isDestroyed(): boolean;
  close(): void;
}

export interface CloserOptions {
  /** Asks the page to write what is typed. */
  readonly askToFlush: () => void;
  /** Whether a page is there that could answer. */
  readonly canAnswer: () => boolean;
  /** Resolves when the shell's own files are written. */
  readonly finish: () => Promise<void>;
  readonly late: () => void;
  /** Milliseconds that the page gets. */
  readonly cap?: number;
}

export interface Closer {
  readonly guard: (window: ClosableWindow) => void;
  /** Asks the page to write what is typed; resolves when it has, or when its time is over. */
  readonly flush: () => Promise<void>;
  /** The page has written everything. */
  readonly flushed: () => void;
}

/** Holds a closing window back until the page has written what is typed, for a short time at the most. */
export function createCloser({ askToFlush, canAnswer, finish, late, cap = 2000 }: CloserOptions): Closer {
  let answered: (() => void) | null = null;
  const flush = async (): Promise<void> => {
    if (!canAnswer()) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      answered = resolve;
      timer = setTimeout(() => {
        late();
        resolve();
      }, cap);
      askToFlush();
    });
    answered = null;
    clearTimeout(timer);
  };
  return {
    guard: (window) => {
      let state: 'open' | 'flushing' | 'done' = 'open';
      window.on('close', (event) => {
        if (state === 'done') return;
        event.preventDefault();
        if (state === 'flushing') return;
        state = 'flushing';
        void flush()
          .then(finish)
          .catch(late)
          .then(() => {
            state = 'done';
            if (!window.isDestroyed()) window.close();
          });
      });
    },
    flush,
    flushed: () => answered?.(),
  };
}
