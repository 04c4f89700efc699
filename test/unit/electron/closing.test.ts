import { describe, expect, it, vi } from 'vitest';
import { createCloser } from '../../../electron/closing';
import type { CloserOptions } from '../../../electron/closing';

function windowOf() {
  let listener: ((event: { preventDefault(): void }) => void) | undefined;
  let closed = 0;
  const window = {
    on: (_event: 'close', given: NonNullable<typeof listener>) => (listener = given),
    isDestroyed: () => closed > 0,
    close: () => {
      let prevented = false;
      listener?.({ preventDefault: () => (prevented = true) });
      if (!prevented) closed += 1;
    },
  };
  return { window, closed: () => closed };
}

function closerOf(more: Partial<CloserOptions> = {}) {
  const parts = {
    askToFlush: vi.fn<() => void>(),
    canAnswer: () => true,
    finish: vi.fn<() => Promise<void>>(async () => undefined),
    late: vi.fn<() => void>(),
    cap: 40,
    ...more,
  };
  return { closer: createCloser(parts), ...parts };
}

describe('a window that closes', () => {
  it('stays until the page has written what is typed, then closes at once', async () => {
    const { closer, askToFlush, finish, late } = closerOf({ cap: 5_000 });
    const { window, closed } = windowOf();
    closer.guard(window);
    window.close();
    window.close();
    await Promise.resolve();
    expect(askToFlush).toHaveBeenCalledTimes(1);
    expect(closed()).toBe(0);
    closer.flushed();
    await vi.waitFor(() => expect(closed()).toBe(1));
    expect(finish).toHaveBeenCalledTimes(1);
    expect(late).not.toHaveBeenCalled();
  });

  it('does not wait longer than the cap for a page that does not answer', async () => {
    const { closer, late } = closerOf();
    const { window, closed } = windowOf();
    closer.guard(window);
    window.close();
    await vi.waitFor(() => expect(closed()).toBe(1));
    expect(late).toHaveBeenCalledTimes(1);
  });

  it('does not ask a page that is gone, and closes although the files cannot be finished', async () => {
    const { closer, askToFlush } = closerOf({
      canAnswer: () => false,
      finish: async () => Promise.reject(new Error('disk')),
    });
    const { window, closed } = windowOf();
    closer.guard(window);
    window.close();
    await vi.waitFor(() => expect(closed()).toBe(1));
    expect(askToFlush).not.toHaveBeenCalled();
  });
});
