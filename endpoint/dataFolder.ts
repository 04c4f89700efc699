import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './database';
import { openPglite } from './pglite';

/** Another process works in the folder; two in one would destroy it. */
export class FolderInUse extends Error {
  constructor(folder: string, owner: number, lock: string) {
    super(
      `Process ${owner} is using ${folder}: stop it first. If there is no such process any more, delete ${lock}.`,
    );
    this.name = 'FolderInUse';
  }
}

/**
 * Opens the embedded database in a folder, which is made when missing, and keeps other processes out of it until it
 * is closed. The lock of a process that died is taken over.
 *
 * @throws FolderInUse
 */
export async function openDataFolder(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true });
  const lock = join(folder, 'owner.pid');
  await takeLock(folder, lock);
  try {
    const database = await openPglite(join(folder, 'database'));
    return {
      ...database,
      close: async () => {
        await database.close();
        await rm(lock, { force: true });
      },
    };
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  }
}

async function takeLock(folder: string, lock: string): Promise<void> {
  const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (Number.isInteger(owner) && owner > 0 && owner !== process.pid && isRunning(owner)) {
    throw new FolderInUse(folder, owner, lock);
  }
  await rm(lock, { force: true });
  await writeFile(lock, String(process.pid), { flag: 'wx' });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
