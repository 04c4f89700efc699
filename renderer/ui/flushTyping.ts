const flushEvent = 'desk-flush';

type Work = Promise<unknown>;

/**
 * Lets a field write what is typed and not yet saved when the window is about to close.
 *
 * @returns takes the listener away again
 */
export function onFlushTyping(save: () => Work): () => void {
  const listener = (event: Event): void => {
    if (event instanceof CustomEvent) (event as CustomEvent<Work[]>).detail.push(save());
  };
  window.addEventListener(flushEvent, listener);
  return () => window.removeEventListener(flushEvent, listener);
}

/** Has every field on the screen save what is typed; resolves when all of them have tried. */
export async function flushTyping(): Promise<void> {
  const saves: Work[] = [];
  window.dispatchEvent(new CustomEvent<Work[]>(flushEvent, { detail: saves }));
  await Promise.allSettled(saves);
}
