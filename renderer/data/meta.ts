import { z } from 'zod';
import { syncState } from '#shared/sync/syncState';
import type { DeskDatabase } from './db';

/** The single values of the desk, each with its shape. */
const shapes = {
  /** The journal's sequence number of the last write that the database holds. */
  seq: z.number().int().nonnegative(),
  /** This laptop, as the endpoint knows it. */
  device: z.uuid(),
  /** How far the sync has come, and whose records these are. */
  sync: syncState,
  /**
   * Where the sync stood when the database was found to lack what only the endpoint has; until it has gone on from
   * there, the desk isn't whole.
   */
  lacking: z.object({ cursor: z.string().nullable() }),
  /** Files of records that went out of this person's sight; they leave the disk at once. */
  letGo: z.array(z.string()),
  /** What was chosen at first start. */
  firstStart: z.enum(['sample', 'empty']),
} as const;

type MetaKey = keyof typeof shapes;
type MetaValue<K extends MetaKey> = z.infer<(typeof shapes)[K]>;

/** A single value; `undefined` while it was never set, or when what is stored isn't of its shape. */
export async function getMeta<K extends MetaKey>(
  db: DeskDatabase,
  key: K,
): Promise<MetaValue<K> | undefined> {
  const row = await db.meta.get(key);
  const parsed = shapes[key].safeParse(row?.value);
  return parsed.success ? (parsed.data as MetaValue<K>) : undefined;
}

export async function setMeta<K extends MetaKey>(
  db: DeskDatabase,
  key: K,
  value: MetaValue<K>,
): Promise<void> {
  await db.meta.put({ key, value });
}
