import type { Place } from './commandLine';
import { openDataFolder } from './dataFolder';
import type { Database } from './database';
import { migrate } from './migrate';
import { openPostgres } from './postgres';
import { say } from './say';

/** Opens the database at its place and brings it up to date. */
export async function openDatabase(place: Place): Promise<Database> {
  const database =
    place.kind === 'server'
      ? openPostgres({ url: place.url, onIdleError: (error) => say(`The database went away: ${error.name}`) })
      : await openDataFolder(place.folder);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

export async function withDatabase(place: Place, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(place);
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
