import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesArguments } from '#shared/bridge/files';
import { takenAt } from '../../../../electron/attachments/exif';
import { createFilesAnswer } from '../../../../electron/attachments/filesProtocol';
import { createFileStore } from '../../../../electron/attachments/fileStore';
import type { FileStore } from '../../../../electron/attachments/fileStore';
import { takeIn } from '../../../../electron/attachments/intake';
import { copyName, openableName } from '../../../../electron/attachments/openable';
import { isAllowedNavigation } from '../../../../electron/security';
import { jpegHead, png } from '../../../support/photos';

let folder: string;
let store: FileStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-intake-'));
  store = createFileStore(join(folder, 'files'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function onDisk(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  await writeFile(path, content);
  return takeIn(store, { name, path });
}

describe('a file that is taken in', () => {
  it('says what its first bytes say, not what its name says', async () => {
    expect(await onDisk('plan.txt', png)).toMatchObject({ status: 'added', mediaType: 'image/png' });
    expect(await onDisk('photo.png', '<script>alert(1)</script>')).toMatchObject({
      mediaType: 'application/octet-stream',
    });
    expect(await onDisk('page.svg', '<svg onload="alert(1)"/>')).toMatchObject({
      mediaType: 'application/octet-stream',
    });
    expect(await onDisk('Offre.pdf', '%PDF-1.7')).toMatchObject({ mediaType: 'application/pdf' });
    expect(await onDisk('Remises.csv', 'a;b')).toMatchObject({ mediaType: 'text/csv' });
  });

  it('brings a photo’s date along', async () => {
    expect(await onDisk('IMG.jpg', jpegHead('2026:03:12 14:05:09'))).toMatchObject({
      mediaType: 'image/jpeg',
      takenAt: '2026-03-12T14:05:09',
    });
  });

  it('keeps its name, without a folder and without marks that turn it round', async () => {
    const named = (name: string) => takeIn(store, { name, bytes: png });
    expect(await named('..\\..\\évil.png')).toMatchObject({ name: 'évil.png' });
    expect(await named('/etc/a\u202Egnp.exe')).toMatchObject({ name: 'agnp.exe' });
    expect(await named('\u0000')).toMatchObject({ name: 'file' });
  });

  it('says why it couldn’t be, and which', async () => {
    await mkdir(join(folder, 'dossier'));
    const tried = [
      ['dossier', 'folder'],
      ['gone.pdf', 'unreadable'],
    ] as const;
    for (const [name, reason] of tried) {
      expect(await takeIn(store, { name, path: join(folder, name) })).toEqual({
        status: 'failed',
        name,
        reason,
      });
    }
    expect(await onDisk('vide.txt', '')).toEqual({ status: 'failed', name: 'vide.txt', reason: 'empty' });
    expect(await store.list()).toEqual([]);
  });

  it('that fills the disk says so', async () => {
    const full = {
      ...store,
      put: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    };
    expect(await takeIn(full, { name: 'a.png', bytes: png })).toMatchObject({ reason: 'noSpace' });
  });
});

describe('a photo’s date', () => {
  it('is read in either order of bytes', () => {
    expect(takenAt(jpegHead('2026:03:12 14:05:09', false))).toBe('2026-03-12T14:05:09');
  });

  it('is left out when it is nonsense, cut, or not there', () => {
    expect(takenAt(jpegHead('0000:00:00 00:00:00'))).toBe(undefined);
    expect(takenAt(png)).toBe(undefined);
    expect(takenAt(new Uint8Array())).toBe(undefined);
    const whole = jpegHead('2026:03:12 14:05:09');
    for (let length = 0; length < whole.length - 30; length += 1) {
      expect(takenAt(whole.subarray(0, length))).toBe(undefined);
    }
  });
});

describe('an attachment’s address', () => {
  const ask = (path: string, method = 'GET') =>
    createFilesAnswer(() => store)(new Request(`https://desk${path}`, { method }), path);

  it('shows a picture as what it is', async () => {
    const { sha256 } = (await onDisk('a.png', png)) as { sha256: string };
    const answer = await ask(`/files/${sha256}`);
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('content-disposition'),
    ]).toEqual([200, 'image/png', null]);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await ask(`/files/${sha256}/thumbnail`)).status).toBe(404);
  });

  it.each([
    ['page.html', '<html><script>alert(1)</script></html>'],
    ['dessin.svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['papier.pdf', '%PDF-1.7'],
    ['image.png', 'GIF8 <script>'],
  ])('hands %s out as bytes that nothing shows or runs', async (name, content) => {
    const { sha256 } = (await onDisk(name, content)) as { sha256: string };
    const { headers } = await ask(`/files/${sha256}`);
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      'application/octet-stream',
      'attachment',
    ]);
  });

  it('leads nowhere else', async () => {
    for (const path of [
      '/files/..%2f..%2fsettings.json',
      '/files/',
      `/files/${'0'.repeat(64)}`,
      '/files/a/b',
    ]) {
      expect((await ask(path)).status).toBe(404);
    }
    expect((await ask(`/files/${'0'.repeat(64)}`, 'DELETE')).status).toBe(405);
  });

  it('is never gone to as a page', () => {
    expect(isAllowedNavigation(`app://desk/files/${'0'.repeat(64)}`)).toBe(false);
    expect(isAllowedNavigation('app://desk/meetings')).toBe(true);
  });
});

describe('opening in the system’s own program', () => {
  it.each([
    'a.exe',
    'a.html',
    'a.svg',
    'a.docm',
    'a.pdf.js',
    'a.lnk',
    'a.desktop',
    'a',
    'a.pdf .bat',
    'a.pdf\u202E',
  ])('is refused for %j', (name) => {
    expect(openableName(name)).toBe(null);
  });

  it('is done under a name that stays in its folder', () => {
    expect(openableName('../Offre 2026.PDF')).toBe('Offre 2026.pdf');
    expect(openableName('con.txt')).toBe('_con.txt');
    expect(copyName('../../.bashrc')).not.toMatch(/[/\\]/);
  });
});

describe('what the page may ask of the files', () => {
  it('names content by SHA-256 only', () => {
    expect(filesArguments.open.safeParse(['../../x', 'a.pdf']).success).toBe(false);
    expect(filesArguments.open.safeParse(['a'.repeat(64), 'a.pdf']).success).toBe(true);
    expect(filesArguments.states.safeParse([['x']]).success).toBe(false);
  });

  it('keeps pasted bytes and pictures within their bounds', () => {
    const picture = (size: number) =>
      filesArguments.keepThumbnail.safeParse(['a'.repeat(64), new Uint8Array(size)]);
    expect(picture(512 * 1024).success).toBe(true);
    expect(picture(512 * 1024 + 1).success).toBe(false);
  });
});
