import { useCallback } from 'react';
import type { z } from 'zod';
import { useDesk } from './DeskContext';
import type { DeskDatabase } from './db';
import { useLive } from './live';

/** A choice about a screen, kept on this laptop only; `undefined` when none of this shape was made. */
export async function getPreference<T>(
  db: DeskDatabase,
  key: string,
  shape: z.ZodType<T>,
): Promise<T | undefined> {
  const row = await db.preference.get(key);
  return shape.safeParse(row?.value).data;
}

export async function setPreference(db: DeskDatabase, key: string, value: unknown): Promise<void> {
  await db.preference.put({ key, value });
}

/**
 * A choice about a screen that stays: which view, which columns.
 *
 * @param shape what is stored is checked against it; anything else counts as never chosen
 * @returns the value (`fallback` until it is read) and its setter
 */
export function usePreference<T>(
  key: string,
  shape: z.ZodType<T>,
  fallback: T,
): readonly [T, (value: T) => void] {
  const { db } = useDesk();
  const stored = useLive((desk) => getPreference(desk, key, shape), [key]);
  const choose = useCallback((value: T) => void setPreference(db, key, value), [db, key]);
  return [stored ?? fallback, choose];
}
