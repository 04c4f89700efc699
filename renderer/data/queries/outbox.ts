import type { DeskDatabase } from '../db';
import type { OutboxRow } from '../tables';

/** What waits to be sent, in the order it was written. */
export async function outbox(db: DeskDatabase): Promise<OutboxRow[]> {
  return db.outbox.orderBy('seq').toArray();
}

export async function outboxCount(db: DeskDatabase): Promise<number> {
  return db.outbox.count();
}
