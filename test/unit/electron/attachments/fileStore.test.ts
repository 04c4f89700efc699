import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { open, rename, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileStore, HashMismatch } from '../../../../electron/attachments/fileStore';
import type { FileStore, StoreDisk } from '../../../../electron/attachments/fileStore';
import { collectOrphans } from '../../../../electron/attachments/orphans';

let folder: string;
let store: FileStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-attachments-'));
  store = createFileStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const shaOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
async function* parts(...chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks;
}
const put = (content: Uint8Array) => store.put(parts(content.subarray(0, 1000), content.subarray(1000)));
const filesIn = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('an attachment on the disk', () => {
  it('lies whole under its SHA-256, and once however often it is added', async () => {
    const content = randomBytes(3000);
    expect(await put(content)).toEqual({ sha256: shaOf(content), size: 3000 });
    expect(await put(content)).toEqual({ sha256: shaOf(content), size: 3000 });
    expect(await readFile(store.pathOf(shaOf(content)))).toEqual(content);
    expect(await filesIn()).toEqual([shaOf(content)]);
    expect(await store.list()).toEqual([shaOf(content)]);
  });

  it('that the disk has spoilt is whole again once it is added again', async () => {
    const content = randomBytes(2000);
    await put(content);
    await writeFile(store.pathOf(shaOf(content)), 'spoilt');
    await put(content);
    expect(await readFile(store.pathOf(shaOf(content)))).toEqual(content);
  });

  it('S120 of another content than announced is refused, and nothing of it stays', async () => {
    const content = randomBytes(2000);
    const sha256 = shaOf(content);
    const flipped = Buffer.from(content);
    flipped.writeUInt8(flipped.readUInt8(1234) ^ 1, 1234);
    await mkdir(dirname(store.partOf(sha256)), { recursive: true });
    await writeFile(store.partOf(sha256), flipped);
    await expect(store.adopt(sha256)).rejects.toBeInstanceOf(HashMismatch);
    expect(await filesIn()).toEqual([]);
    await writeFile(store.partOf(sha256), content);
    expect(await store.adopt(sha256)).toEqual({ sha256, size: 2000 });
    expect(await filesIn()).toEqual([sha256]);
  });

  it('that doesn’t fit on a full disk says so, and nothing of it stays', async () => {
    let written = 0;
    const full: StoreDisk = {
      rename,
      open: async (path, flags, mode) => {
        const handle = await open(path, flags, mode);
        const write = handle.writeFile.bind(handle);
        handle.writeFile = async (data, options) => {
          written += 1;
          if (written > 1) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
          return write(data, options);
        };
        return handle;
      },
    };
    store = createFileStore(folder, full);
    await expect(put(randomBytes(3000))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(written).toBe(2);
    expect(await filesIn()).toEqual([]);
  });

  it('isn’t there when the program died before it got its name, and the rest goes at the next start', async () => {
    const content = randomBytes(2000);
    // The process ends here: nothing after this runs, neither the rename nor the clearing up.
    const died = new Promise<never>(() => undefined);
    let renamed = () => {};
    const reached = new Promise<void>((resolve) => (renamed = resolve));
    const dying = createFileStore(folder, {
      open,
      rename: () => {
        renamed();
        return died;
      },
    });
    void dying.put(parts(content));
    await reached;
    expect(await store.size(shaOf(content))).toBe(null);
    expect(await store.list()).toEqual([]);
    expect(await filesIn()).toHaveLength(1);
    await store.tidy(new Date());
    expect(await filesIn()).toEqual([]);
    await put(content);
    expect(await store.size(shaOf(content))).toBe(2000);
  });

  it('is never looked for by a name that is no SHA-256', () => {
    for (const name of ['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(63)}/`, 'a'.repeat(65)]) {
      expect(() => store.pathOf(name)).toThrow(TypeError);
      expect(() => store.thumbnailOf(name)).toThrow(TypeError);
      expect(() => store.partOf(name)).toThrow(TypeError);
    }
  });

  it('half fetched waits a week for the rest', async () => {
    const sha256 = 'a'.repeat(64);
    await mkdir(dirname(store.partOf(sha256)), { recursive: true });
    await writeFile(store.partOf(sha256), 'half');
    await store.tidy(new Date());
    expect(await filesIn()).toEqual([`${sha256}.part`]);
    await store.tidy(new Date(Date.now() + 8 * 86_400_000));
    expect(await filesIn()).toEqual([]);
  });
});

describe('files that nothing refers to', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 2, n));
  const collect = (referred: readonly string[], now: Date, letGo: readonly string[] = []) => {
    const files = { referred: new Set(referred), letGo: new Set(letGo) };
    return collectOrphans(store, join(folder, 'orphans.json'), files, now);
  };

  it('S124 go after 30 days of that, and those that something refers to never', async () => {
    const kept = await put(randomBytes(20));
    const orphan = await put(randomBytes(21));
    expect(await collect([kept.sha256], day(1))).toBe(0);
    expect(await collect([kept.sha256], day(30))).toBe(0);
    expect(await collect([kept.sha256], day(31))).toBe(1);
    expect(await store.list()).toEqual([kept.sha256]);
    expect(await store.size(orphan.sha256)).toBe(null);
  });

  it('S124 go at once when their records went out of sight, unless another one refers to them', async () => {
    const [gone, shared] = [await put(randomBytes(20)), await put(randomBytes(21))];
    expect(await collect([shared.sha256], day(1), [gone.sha256, shared.sha256, 'f'.repeat(64)])).toBe(1);
    expect(await store.list()).toEqual([shared.sha256]);
  });

  it('begin anew when something has referred to them in between', async () => {
    const { sha256 } = await put(randomBytes(20));
    await collect([], day(1));
    await collect([sha256], day(20));
    expect(await collect([], day(31))).toBe(0);
    expect(await collect([], day(60))).toBe(0);
    expect(await collect([], day(61))).toBe(1);
  });

  it('are all kept when the laptop lay in a drawer, or what was noted can’t be read', async () => {
    const { sha256 } = await put(randomBytes(20));
    expect(await collect([], day(300))).toBe(0);
    await writeFile(join(folder, 'orphans.json'), '{"broken');
    expect(await collect([], day(700))).toBe(0);
    expect(await store.list()).toEqual([sha256]);
  });
});
