import { isKindName, kinds } from '#shared/domain/entities';
import type { DeskDatabase } from '../db';
import type { OutboxRow } from '../tables';

/** An unsent change with the name of its record. */
export interface NamedOperation {
  readonly operation: OutboxRow;
  readonly title: string;
}

/** What waits to be sent or stands in quarantine, in the order it was written. */
export async function namedOutbox(db: DeskDatabase): Promise<NamedOperation[]> {
  const operations = await db.outbox.orderBy('seq').toArray();
  return Promise.all(
    operations.map(async (operation) => ({ operation, title: await titleOf(db, operation.c, operation.id) })),
  );
}

/** How many changes wait to be sent, those in quarantine not counted, and when the oldest was written. */
export async function outboxFigures(
  db: DeskDatabase,
): Promise<{ readonly unsent: number; readonly oldestUnsentAt: string | null }> {
  const waiting = db.outbox.orderBy('seq').filter(({ state }) => state !== 'quarantined');
  const [unsent, oldest] = await Promise.all([waiting.count(), waiting.first()]);
  return { unsent, oldestUnsentAt: oldest?.at ?? null };
}

async function titleOf(db: DeskDatabase, c: string, id: string): Promise<string> {
  if (!isKindName(c)) return '';
  const row = (await db.records(c).get(id)) ?? (await db.trash.get([c, id]));
  const title: (data: never) => string = kinds[c].title;
  return row ? title(row.data as never) : '';
}

/** How many changes are on this laptop alone. */
export function countUnsent(db: DeskDatabase): Promise<number> {
  return db.outbox.count();
}
