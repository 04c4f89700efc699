import type { Bridge } from '#shared/bridge/contract';
import type { DeskDatabase } from '../data/db';
import { outboxCounts } from '../data/outboxCounts';

const everyMs = 2_000;

export interface SendThenWipeParts {
  readonly db: DeskDatabase;
  readonly shell: {
    readonly account: Pick<Bridge['account'], 'allSent'>;
    readonly files: Pick<Bridge['files'], 'waiting'>;
  };
  /** Whether an order waits until everything is sent. */
  readonly isOrdered: () => boolean;
  readonly every: (ms: number, callback: () => void) => void;
}

/**
 * Says when nothing waits to be sent any more, records and files. Twice in a row, since what is being typed reaches the
 * outbox within a second. What is in quarantine can't be sent, and isn't waited for.
 */
export function sendThenWipe({ db, shell, isOrdered, every }: SendThenWipeParts): void {
  let quiet = 0;
  const look = async (): Promise<void> => {
    if (!isOrdered()) return;
    const { operations, quarantined } = await outboxCounts(db);
    const { up } = await shell.files.waiting();
    quiet = operations === quarantined && up.files === 0 ? quiet + 1 : 0;
    if (quiet >= 2) await shell.account.allSent();
  };
  every(everyMs, () => void look());
}
