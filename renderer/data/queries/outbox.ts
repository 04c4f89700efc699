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

export interface SyncFigures {
  /** Changes that wait to be sent, those in quarantine not counted. */
  readonly unsent: number;
  /** When the oldest of them was written. */
  readonly oldestUnsentAt: string | null;
  /** Open merge conflicts. */
  readonly conflicts: number;
}

/** What waits for the endpoint and for a person, at one moment: settling a conflict moves it from one to the other. */
export async function syncFigures(db: DeskDatabase): Promise<SyncFigures> {
  return db.transaction('r', [db.outbox, db.records('mergeConflict')], async () => {
    const waiting = db.outbox.orderBy('seq').filter(({ state }) => state !== 'quarantined');
    const conflicts = db.records('mergeConflict').where('data.state').equals('open').count();
    const [unsent, oldest] = await Promise.all([waiting.count(), waiting.first()]);
    return { unsent, oldestUnsentAt: oldest?.at ?? null, conflicts: await conflicts };
  });
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
