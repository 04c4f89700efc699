/** What a pace needs of its surroundings. */
export interface PaceParts {
  /** Milliseconds. */
  readonly now: () => number;
  readonly after: (ms: number, callback: () => void) => void;
  /** Has the query asked once more. */
  readonly again: () => void;
}

/**
 * After a query it rests for so many times as long as the query took: shortly at first, so that what somebody waits for
 * is soon there, and longer while the changes go on; but never longer than this (milliseconds).
 */
const restShares = { first: 0.5, most: 4 } as const;
const longestRest = 2_000;

/**
 * Keeps a live query from running without end while the worker writes page after page: one run at a time, and a rest
 * after each in proportion to what it cost, so that before long no query takes more than a fifth of the time from the
 * worker, which waits for its reads, and from the window. A query that takes a few milliseconds follows every change as
 * before.
 *
 * Called while it runs or rests, it answers what is known and has the query asked again when the rest is over.
 */
export function createPace<T>({ now, after, again }: PaceParts): (query: () => Promise<T>) => Promise<T> {
  let running: Promise<T> | null = null;
  let known: { readonly answer: T; readonly restUntil: number } | null = null;
  let missed = false;
  let planned = false;
  let share: number = restShares.first;

  function plan(): void {
    if (planned || !known) return;
    planned = true;
    after(Math.max(0, known.restUntil - now()), () => {
      planned = false;
      again();
    });
  }

  async function run(query: () => Promise<T>): Promise<T> {
    const began = now();
    const isQuiet = !known || began - known.restUntil > longestRest;
    share = isQuiet ? restShares.first : Math.min(restShares.most, share * 2);
    try {
      const answer = await query();
      const ended = now();
      known = { answer, restUntil: ended + Math.min(longestRest, share * (ended - began)) };
      return answer;
    } finally {
      running = null;
      if (missed) {
        missed = false;
        plan();
      }
    }
  }

  return (query) => {
    if (running) {
      missed = true;
      return running;
    }
    if (known && now() < known.restUntil) {
      plan();
      return Promise.resolve(known.answer);
    }
    running = run(query);
    return running;
  };
}
