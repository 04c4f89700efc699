import type { JournalAppendResult, JournalEntry, JournalFault, JournalStatus } from '#shared/bridge/journal';

/** The shell's journal, as far as the guard needs it. */
export interface ShellJournal {
  append(entries: readonly JournalEntry[]): Promise<JournalAppendResult>;
  status(): Promise<JournalStatus>;
}

/** The journal as the desk writes to it. While it takes nothing, nothing may be written at all. */
export interface GuardedJournal {
  /**
   * Answers why the entry couldn't be taken, null when it lies on the disk. An entry that wasn't taken is held and goes
   * into the journal before anything else is written.
   */
  readonly append: (entry: JournalEntry) => Promise<JournalFault | null>;
  /** Why nothing can be written at present; null when all is well. */
  readonly fault: () => JournalFault | null;
  /** What the shell tells of the journal, of its own accord: it has too little room, or takes entries again. */
  readonly told: (fault: JournalFault | null) => void;
  /** Tries again after a fault (the person made room). */
  readonly retry: () => Promise<void>;
  /** Calls back whenever the fault has changed; answers its own unsubscribe. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function guardJournal(journal: ShellJournal): GuardedJournal {
  const listeners = new Set<() => void>();
  let held: readonly JournalEntry[] = [];
  let fault: JournalFault | null = null;
  let trying: Promise<void> | null = null;

  const stand = (now: JournalFault | null): void => {
    if (now === fault) return;
    fault = now;
    for (const listener of listeners) listener();
  };

  /** Whether there is room again the shell can say; whether the file can be written only writing can. */
  async function tryAgain(): Promise<void> {
    const { fault: known } = await journal.status();
    if (known === 'diskFull') return stand(known);
    const waiting = held;
    if (waiting.length > 0) {
      const result = await journal.append(waiting);
      if (!result.ok) return stand(result.fault);
      held = held.slice(waiting.length);
    }
    stand(null);
  }
  const retry = (): Promise<void> => {
    trying ??= tryAgain().finally(() => {
      trying = null;
    });
    return trying;
  };

  return {
    append: async (entry) => {
      const result = await journal.append([entry]);
      if (result.ok) return null;
      held = [...held, entry];
      stand(result.fault);
      return result.fault;
    },
    fault: () => fault,
    told: (now) => {
      if (now) stand(now);
      else if (fault) void retry();
    },
    retry,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
