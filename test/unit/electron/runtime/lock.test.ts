import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../../../electron/runtime/lock.mjs';

describe('the lock', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'escale-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('lets one at a time in, and is gone afterwards', async () => {
    const lock = join(folder, 'lock');
    const happened: string[] = [];
    const work = (name: string) => async () => {
      happened.push(`${name} in`);
      await wait(50);
      happened.push(`${name} out`);
    };
    await Promise.all([withLock(lock, work('first')), withLock(lock, work('second'))]);
    expect(happened).toEqual(['first in', 'first out', 'second in', 'second out']);
    expect(existsSync(lock)).toBe(false);
  });

  it('is released when the work fails', async () => {
    const lock = join(folder, 'lock');
    await expect(withLock(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(existsSync(lock)).toBe(false);
  });

  it('is taken over from a process that has died', async () => {
    const lock = join(folder, 'lock');
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    await mkdir(lock);
    await writeFile(join(lock, 'owner'), String(dead));
    await expect(withLock(lock, async () => 'done')).resolves.toBe('done');
  });
});
