import { z } from 'zod';
import type { DeskDatabase } from './db';
import { getPreference, setPreference } from './preference';

const key = 'sync.saveData';

/** Whether the person wants the connection spared; a choice of this laptop. */
export async function savesData(db: DeskDatabase): Promise<boolean> {
  return (await getPreference(db, key, z.boolean())) ?? false;
}

export function setSavesData(db: DeskDatabase, saving: boolean): Promise<void> {
  return setPreference(db, key, saving);
}
