import type { DeskDatabase } from '../db';
import { getMeta } from '../meta';

/** The people whose ids stand in records that came from the endpoint, by id. */
export async function peopleNames(db: DeskDatabase): Promise<ReadonlyMap<string, string>> {
  const binding = (await getMeta(db, 'sync'))?.binding;
  return new Map(binding?.people.map(({ id, name }) => [id, name]));
}
