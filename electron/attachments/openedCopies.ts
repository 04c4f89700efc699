import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/**
 * Copies that the system's programs open: under their own name, which those programs go by, and read-only, so that nobody
 * takes an edit of them for one of the attachment.
 * @param folder emptied at each start
 */
export function createOpenedCopies(folder: string, openPath: (path: string) => Promise<string>) {
  return {
    open: async (path: string, name: string): Promise<string> => {
      const own = join(folder, randomUUID());
      await mkdir(own, { recursive: true, mode: 0o700 });
      const copy = join(own, name);
      await copyFile(path, copy);
      await chmod(copy, 0o400);
      return openPath(copy);
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}
