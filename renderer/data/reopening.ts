interface ReopeningParts {
  /** Outlives a page that is loaded anew, but not the window. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Milliseconds. */
  readonly now: () => number;
  /** Loads the page anew. */
  readonly reload: () => void;
}

/** Opens the desk anew when its database was taken away while it was open. */
export interface Reopening {
  /** @returns false where that has been tried often enough: it stays shut, and says so */
  readonly again: () => boolean;
  /** Whether that is how this page began, and nobody has read it yet. */
  readonly happened: () => boolean;
  /** Somebody has read it. */
  readonly read: () => void;
}

/** How often within how many milliseconds, as for a page that crashes. */
const most = { times: 3, within: 60_000 } as const;
const key = 'reopenedAt';

export function createReopening({ memory, now, reload }: ReopeningParts): Reopening {
  const times = (): number[] => (memory.getItem(key) ?? '').split(' ').map(Number).filter(Boolean);
  return {
    again: () => {
      const at = now();
      const recent = times().filter((time) => at - time < most.within);
      if (recent.length >= most.times) return false;
      memory.setItem(key, [...recent, at].join(' '));
      reload();
      return true;
    },
    happened: () => times().length > 0,
    read: () => memory.removeItem(key),
  };
}
