import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputStamp } from '../../../../electron/runtime/inputStamp.mjs';

describe('the stamp of a build', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'escale-stamp-'));
    await mkdir(join(root, 'source/inner'), { recursive: true });
    await writeFile(join(root, 'source/a.ts'), 'one');
    await writeFile(join(root, 'source/inner/b.ts'), 'two');
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const stamp = () => inputStamp(root, ['source', 'package.json'], ['source/inner']);

  it('stays when a file is only touched', async () => {
    const before = stamp();
    await utimes(join(root, 'source/a.ts'), 1, 1);
    expect(stamp()).toBe(before);
  });

  it('changes with a content, a name, and a file that comes or goes', async () => {
    const seen = [stamp()];
    await writeFile(join(root, 'source/a.ts'), 'three');
    seen.push(stamp());
    await rm(join(root, 'source/a.ts'));
    seen.push(stamp());
    await writeFile(join(root, 'source/c.ts'), 'three');
    seen.push(stamp());
    await writeFile(join(root, 'package.json'), '{}');
    seen.push(stamp());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('does not look into folders that are left out', async () => {
    const before = stamp();
    await writeFile(join(root, 'source/inner/b.ts'), 'changed');
    expect(stamp()).toBe(before);
  });
});
