import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './places.mjs';

/**
 * The script behind a package's command, to be run with Node itself (the shims in .bin differ by platform).
 * @param {string} packageName
 * @param {string} [program] the command, when the package has several or it has another name
 * @returns {string}
 */
export function packageProgram(packageName, program = packageName) {
  const folder = join(projectFolder, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : bin?.[program];
  if (typeof script !== 'string') throw new Error(`${packageName} has no command ${program}`);
  return join(folder, script);
}
