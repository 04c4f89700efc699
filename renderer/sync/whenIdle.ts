/** How long after the start, and then how much longer at the most until the window has nothing else to do (milliseconds). */
const waits = { first: 500, idle: 2_000 } as const;

type Talk = Pick<Worker, 'postMessage' | 'addEventListener'>;

/**
 * Stands for a worker that is made only once the first screen is there: starting, it would take from it a processor
 * and the database. What it is told until then reaches it in order.
 */
export function whenIdle(make: () => Talk): Talk {
  const made = new Promise<Talk>((resolve) => {
    setTimeout(() => requestIdleCallback(() => resolve(make()), { timeout: waits.idle }), waits.first);
  });
  return {
    postMessage: (message: unknown) => void made.then((worker) => worker.postMessage(message)),
    addEventListener: (...listening: Parameters<Talk['addEventListener']>) =>
      void made.then((worker) => worker.addEventListener(...listening)),
  };
}
