/** Watches over a request. */
export interface StallTimer {
  /** Aborted when `tick` wasn't called for long, or by `abort`. */
  readonly signal: AbortSignal;
  readonly tick: () => void;
  readonly stop: () => void;
  readonly abort: () => void;
}

/** Aborts when `tick` isn't called for `limit` milliseconds. */
export function stallTimer(limit: number): StallTimer {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let timer = setTimeout(abort, limit);
  return {
    signal: controller.signal,
    tick: () => {
      clearTimeout(timer);
      timer = setTimeout(abort, limit);
    },
    stop: () => clearTimeout(timer),
    abort,
  };
}
