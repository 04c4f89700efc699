/** How long after the start, and then how much longer at the most until the window has nothing else to do (milliseconds). */
const waits = { first: 500, idle: 2_000 } as const;

/**
 * Calls back once the first screen is there: a worker that starts meanwhile would take from it a processor and the
 * database.
 */
export function whenIdle(start: () => void): void {
  setTimeout(() => requestIdleCallback(start, { timeout: waits.idle }), waits.first);
}
