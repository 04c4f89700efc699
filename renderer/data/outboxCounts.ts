import type { DeskDatabase } from './db';

/** How much the outbox holds, and how much of that is in quarantine; by indexes, without reading an operation. */
export async function outboxCounts(
  db: DeskDatabase,
): Promise<{ readonly operations: number; readonly quarantined: number }> {
  const [operations, quarantined] = await Promise.all([
    db.outbox.count(),
    db.outbox.where('state').equals('quarantined').count(),
  ]);
  return { operations, quarantined };
}
