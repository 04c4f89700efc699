/** Milliseconds of rest after which typing is saved, and the longest that it may go on unsaved. */
const rest = 400;
const longest = 900;

export interface Autosave {
  /** Something is to be saved soon. */
  touch(): void;
  /** Saves now, after what is being saved. */
  now(): Promise<void>;
}

/** Calls `save` soon after typing rests, and at least every 0.9 s while it doesn't; never two at a time. */
export function createAutosave(save: () => Promise<void>): Autosave {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  const now = (): Promise<void> => {
    clearTimeout(resting);
    clearTimeout(waiting);
    resting = undefined;
    waiting = undefined;
    running = running.then(save, save);
    return running;
  };
  return {
    now,
    touch: () => {
      clearTimeout(resting);
      resting = setTimeout(() => void now(), rest);
      waiting ??= setTimeout(() => void now(), longest);
    },
  };
}
