import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * The folder for what several clones on one machine may share: downloads that are named after their version
 * and checked by their sum. A person without a writable home gets one inside node_modules.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} a folder that exists and can be written to
 */
export function cacheFolder(env = process.env) {
  const candidates = [
    join(env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache'), 'escale'),
    join(projectFolder, 'node_modules', '.cache', 'escale'),
  ];
  for (const folder of candidates) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      continue;
    }
  }
  throw new Error(`no folder for downloads can be written to: ${candidates.join(', ')}`);
}
