import type { Bridge } from '#shared/bridge/contract';
import { flushTyping } from '../ui/flushTyping';

/** Tells the shell when everything typed is safe, each time the window is about to close. */
export function answerFlush(shell: Pick<Bridge, 'app' | 'on'>): () => void {
  return shell.on('flush', () => {
    void flushTyping().then(() => shell.app.flushed());
  });
}
