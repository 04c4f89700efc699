import type { z } from 'zod';
import { useDesk } from './DeskContext';
import { useLive } from './live';

/**
 * A choice about a screen that stays: which view, which columns. Kept on this laptop only.
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
  const stored = useLive(async (desk) => (await desk.preference.get(key))?.value, [key]);
  const parsed = shape.safeParse(stored);
  return [
    parsed.success ? parsed.data : fallback,
    (value) => {
      void db.preference.put({ key, value });
    },
  ];
}
