import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { safeFileName } from '../../../electron/fileName';
import { createLog } from '../../../electron/log';
import { saveFile } from '../../../electron/saveFile';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file name', () => {
  it.each([
    ['Armor Réseaux – 26 novembre 2026', 'Armor Réseaux – 26 novembre 2026.pdf'],
    ['a/b\\c:d*?"<>|e', 'a b c d e.pdf'],
    ['Compte rendu.PDF', 'Compte rendu.pdf'],
    ['  ..cachée.  ', 'cachée.pdf'],
    ['CON', '_CON.pdf'],
    ['\u202Efdp.exe', 'fdp.exe.pdf'],
    ['///', 'Escale.pdf'],
  ])('made of %j is %j', (wanted, name) => {
    expect(safeFileName(wanted, 'pdf')).toBe(name);
  });

  it('is always one that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (wanted) => {
        const name = safeFileName(wanted, 'pdf');
        expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}.][^<>:"/\\|?*\p{Cc}]*\.pdf$/u);
        expect(name.length).toBeLessThanOrEqual(125);
      }),
    );
  });
});

describe('a saved file', () => {
  const content = Buffer.from('%PDF');

  it('is there whole, and replaces the older one', async () => {
    const path = join(folder, 'a.pdf');
    await writeFile(path, 'older');
    expect(await saveFile(path, content)).toEqual({ status: 'saved', path });
    expect(await readFile(path)).toEqual(content);
    expect(await readdir(folder)).toEqual(['a.pdf']);
  });

  it('that cannot be written says why and leaves nothing half done', async () => {
    const missing = join(folder, 'gone', 'a.pdf');
    expect(await saveFile(missing, content)).toMatchObject({
      status: 'failed',
      reason: 'other',
      detail: 'ENOENT',
    });
    const taken = join(folder, 'folder.pdf');
    await mkdir(join(taken, 'x'), { recursive: true });
    expect(await saveFile(taken, content)).toMatchObject({ status: 'failed' });
    expect(await readdir(folder)).toEqual(['folder.pdf']);
  });

  it('in a folder that is not ours is told as that', async (context) => {
    if (process.getuid?.() === 0) context.skip('root may write everywhere');
    await chmod(folder, 0o500);
    expect(await saveFile(join(folder, 'a.pdf'), content)).toMatchObject({ reason: 'noPermission' });
    await chmod(folder, 0o700);
  });
});

describe('the log', () => {
  it('keeps one line a message, in order, for its owner only', async () => {
    const log = createLog({ folder, home: '/home/camille', now: () => new Date('2026-11-26T08:00:00Z') });
    log.info('one\ntwo');
    log.error('three', new Error('cause in /home/camille/x'));
    await log.idle();
    const lines = (await readFile(join(folder, 'escale.log'), 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('2026-11-26T08:00:00.000Z info one ⏎ two');
    expect(lines[1]).toContain('error three: Error: cause in ~/x');
    expect((await stat(join(folder, 'escale.log'))).mode & 0o077).toBe(0);
  });

  it('goes on in a new file when one is full, and keeps five', async () => {
    const log = createLog({ folder, home: '/home/camille', now: () => new Date(0), maxBytes: 200 });
    for (let index = 0; index < 40; index += 1) {
      log.info(`message ${index} ${'x'.repeat(30)}`);
      await log.idle();
    }
    const names = (await readdir(folder)).toSorted();
    expect(names).toEqual(['escale.1.log', 'escale.2.log', 'escale.3.log', 'escale.4.log', 'escale.log']);
    for (const name of names) expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(200);
    expect(await readFile(join(folder, 'escale.log'), 'utf8')).toContain('message 39');
  });

  it('that cannot be written stops nothing', async () => {
    const log = createLog({ folder, home: '/home/camille', now: () => new Date(0) });
    await rm(folder, { recursive: true });
    log.info('lost');
    await expect(log.idle()).resolves.toBeUndefined();
  });
});
