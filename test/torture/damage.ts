import { open, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeededRandom } from '../support/seededRandom';

/** What disks and crashes do to the files of Chromium's database. */
export const damageKinds = [
  'MANIFEST halved',
  'CURRENT emptied',
  '.log halved',
  '.ldb deleted',
  '4 KB zeroed',
] as const;
export type DamageKind = (typeof damageKinds)[number];

/** Damages the database of a profile that nobody uses. @returns whether there was such a file */
export async function damage(userData: string, kind: DamageKind, random: SeededRandom): Promise<boolean> {
  const origins = join(userData, 'IndexedDB');
  const [name] = (await readdir(origins)).filter((folder) => folder.endsWith('.leveldb'));
  if (name === undefined) return false;
  const folder = join(origins, name);
  const pattern = {
    'MANIFEST halved': /^MANIFEST/,
    'CURRENT emptied': /^CURRENT$/,
    '.log halved': /\.log$/,
    '.ldb deleted': /\.ldb$/,
    '4 KB zeroed': /\.(?:log|ldb)$/,
  }[kind];
  const file = random.pick((await readdir(folder)).filter((entry) => pattern.test(entry)).toSorted());
  if (file === undefined) return false;
  const path = join(folder, file);
  const { size } = await stat(path);
  if (kind === '.ldb deleted') await rm(path);
  else if (kind === 'CURRENT emptied') await truncate(path, 0);
  else if (kind === '4 KB zeroed') await zero(path, random.below(Math.max(1, size - 4096)));
  else await truncate(path, Math.floor(size / 2));
  return true;
}

async function zero(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(4096), 0, 4096, position);
  await file.close();
}
