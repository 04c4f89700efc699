import type { OutboxOperation } from './outbox';
import type { Receipt } from './syncState';

/** What became of an operation. `renamed`: it goes on under another id. `erased`: it
 * told of a person who was erased, and went with what was known of them.
 */
export type Fate = 'sent' | 'merged' | 'conflict' | 'quarantined' | 'renamed' | 'erased';

/** Bookkeeping of one run, so that its receipt is worked out and not claimed. */
export interface Ledger {
  /** Takes note of operations that the outbox holds: each must be accounted for in the end. */
  saw(operations: readonly OutboxOperation[]): void;
  account(op: string, fate: Fate): void;
  count(what: 'received' | 'merged' | 'conflicts' | 'bytes', amount: number): void;
  /** What is told within a unit of work counts once that is done; nothing of one that failed ever happened. */
  within<T>(work: () => Promise<T>): Promise<T>;
  readonly sent: number;
  readonly received: number;
  /** @param waiting the outbox at the end of the run */
  receipt(waiting: readonly OutboxOperation[], finishedAt: string): Receipt;
}

export function createLedger(startedAt: string): Ledger {
  const seen = new Set<string>();
  const fates = new Map<string, Fate>();
  const counts = { received: 0, merged: 0, conflicts: 0, bytes: 0 };
  const tally = (fate: Fate) => [...fates.values()].filter((each) => each === fate).length;
  let told: (() => void)[] | null = null;
  const tell = (entry: () => void) => {
    if (told) told.push(entry);
    else entry();
  };
  return {
    saw: (operations) => {
      tell(() => {
        for (const { op } of operations) seen.add(op);
      });
    },
    account: (op, fate) => tell(() => fates.set(op, fate)),
    count: (what, amount) => {
      tell(() => {
        counts[what] += amount;
      });
    },
    within: async (work) => {
      const mine: (() => void)[] = [];
      told = mine;
      try {
        const result = await work();
        told = null;
        for (const entry of mine) entry();
        return result;
      } finally {
        told = null;
      }
    },
    get sent() {
      return tally('sent');
    },
    get received() {
      return counts.received;
    },
    receipt: (waiting, finishedAt) => {
      const inOutbox = new Set(waiting.map(({ op }) => op));
      const lost = [...seen].filter((op) => !inOutbox.has(op) && !fates.has(op)).length;
      return {
        startedAt,
        finishedAt,
        ...counts,
        sent: tally('sent'),
        quarantined: tally('quarantined'),
        lost,
      };
    },
  };
}
