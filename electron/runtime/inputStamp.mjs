import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A sum over names and contents of files; equal sums mean that nothing has changed.
 * @param {string} root
 * @param {readonly string[]} inputs files and folders relative to root; what doesn't exist counts as absent
 * @param {readonly string[]} [without] relative folders left out
 * @returns {string}
 */
export function inputStamp(root, inputs, without = []) {
  const hash = createHash('sha256');
  for (const name of inputs.flatMap((input) => filesUnder(root, input, without))) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(root, name)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} name
 * @param {readonly string[]} without
 * @returns {string[]} sorted relative paths
 */
function filesUnder(root, name, without) {
  const found = statSync(join(root, name), { throwIfNoEntry: false });
  if (found === undefined || without.includes(name)) return [];
  if (found.isFile()) return [name];
  return readdirSync(join(root, name))
    .toSorted()
    .flatMap((entry) => filesUnder(root, `${name}/${entry}`, without));
}
