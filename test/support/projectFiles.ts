import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** What is made by building, testing or installing. */
const made: ReadonlySet<string> = new Set(['.git', 'dist', 'node_modules', 'out', 'release']);

/** Names of the project's own files below a folder, from the project's root on, such as `docs/sync.md`. */
export function projectFiles(folder: string, ending: RegExp): string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    if (made.has(entry.name)) return [];
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return projectFiles(name, ending);
    return ending.test(name) ? [name] : [];
  });
}

export function readProjectFile(name: string): string {
  return readFileSync(join(projectRoot, name), 'utf8');
}
