import type { Bridge } from '#shared/bridge/contract';

/** Writes what is typed and not yet saved; resolves when it is safe, or when it can't be. */
export type Flush = () => Promise<void>;

/** Where editors say that they may hold something unsaved, so that the closing window can wait for all of them. */
export interface PendingWrites {
  /** Answers its own removal. */
  add(flush: Flush): () => void;
  /** Writes everything; one that fails doesn't keep the others. */
  flushAll(): Promise<void>;
}

export function createPendingWrites(): PendingWrites {
  const flushes = new Set<Flush>();
  return {
    add: (flush) => {
      flushes.add(flush);
      return () => flushes.delete(flush);
    },
    flushAll: async () => {
      await Promise.allSettled([...flushes].map((flush) => flush()));
    },
  };
}

/** The desk's own. */
export const pendingWrites = createPendingWrites();

/** Answers the shell once everything typed is safe, each time the window is about to close. */
export function answerFlush(
  shell: Pick<Bridge, 'app' | 'on'>,
  pending: PendingWrites = pendingWrites,
): () => void {
  return shell.on('flush', () => {
    void pending.flushAll().then(() => shell.app.flushed());
  });
}
