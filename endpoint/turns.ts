/** Somebody to be told; the same one twice before their turn is told once. */
export interface Told {
  moved(): void;
}

export interface Queue {
  add(told: Told): void;
  forget(told: Told): void;
}

export interface TurnsOptions {
  readonly perSecond: number;
  /** Whoever is told asks at once: while others wait to be answered, one is told at a time. */
  readonly busy?: () => boolean;
}

const turnMs = 50;

/** Tells those who wait in their order, so many a second; few are told at once, and one while the instance is busy. */
export function createTurns({ perSecond, busy = () => false }: TurnsOptions): Queue {
  const waiting = new Set<Told>();
  const each = Math.max(1, Math.round((perSecond * turnMs) / 1000));
  let timer: NodeJS.Timeout | undefined;

  function turn(): void {
    timer = undefined;
    let left = busy() ? 1 : each;
    for (const told of waiting) {
      if (left === 0) break;
      left -= 1;
      waiting.delete(told);
      told.moved();
    }
    if (waiting.size > 0) timer = setTimeout(turn, turnMs);
  }

  return {
    add: (told) => {
      waiting.add(told);
      timer ??= setTimeout(turn, 0);
    },
    forget: (told) => {
      waiting.delete(told);
    },
  };
}
