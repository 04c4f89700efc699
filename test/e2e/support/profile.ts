import { cp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { newProfile } from './app';

/** What disks and crashes do to the files of Chromium's database. */
export const damages = {
  'lost its database': async (folder: string) => rm(folder, { recursive: true }),
  'has half a MANIFEST': (folder: string) => halve(folder, /^MANIFEST/),
  'has half a log': (folder: string) => halve(folder, /\.log$/),
} as const;
export type Damage = keyof typeof damages;

/** A copy of a profile that nobody uses at the moment, with its database damaged. */
export async function damagedCopy(userData: string, damage: Damage): Promise<string> {
  const copy = await newProfile();
  await cp(userData, copy, { recursive: true, filter: (source) => !/Singleton|lockfile/.test(source) });
  await damages[damage](await databaseFolder(copy));
  return copy;
}

/** Where Chromium keeps the database of a profile. */
export async function databaseFolder(userData: string): Promise<string> {
  const origins = join(userData, 'IndexedDB');
  const [folder] = (await readdir(origins)).filter((name) => name.endsWith('.leveldb'));
  if (folder === undefined) throw new Error(`no database below ${origins}`);
  return join(origins, folder);
}

async function halve(folder: string, name: RegExp): Promise<void> {
  const files = (await readdir(folder)).filter((file) => name.test(file));
  if (files.length === 0) throw new Error(`no file like ${String(name)} in ${folder}`);
  for (const file of files) {
    const path = join(folder, file);
    await truncate(path, Math.floor((await stat(path)).size / 2));
  }
}
