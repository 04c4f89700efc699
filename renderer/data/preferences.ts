import type { z } from 'zod';
import type { DeskDatabase } from './db';

/** A choice about a screen; `undefined` when none was made, or when what is stored isn't of its shape. */
export async function getPreference<Shape extends z.ZodType>(
  db: DeskDatabase,
  key: string,
  shape: Shape,
): Promise<z.infer<Shape> | undefined> {
  const row = await db.preference.get(key);
  return shape.safeParse(row?.value).data;
}

export async function setPreference(db: DeskDatabase, key: string, value: unknown): Promise<void> {
  await db.preference.put({ key, value });
}
