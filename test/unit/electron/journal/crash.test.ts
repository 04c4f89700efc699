import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realDisk } from '../../../../electron/journal/disk';
import { createJournal } from '../../../../electron/journal/journal';
import { aChange, aWrite } from '../../../support/journalEntries';
import { closedKeyring } from '../../../support/journalParts';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'escale-crash-'));
});
afterAll(async () => {
  await rm(work, { recursive: true, force: true });
});

const journalIn = (folder: string) =>
  createJournal({ folder, keyring: closedKeyring, disk: realDisk, now: Date.now, onFault: () => undefined });

describe('S80 a process killed while it writes the journal', () => {
  it('loses nothing that it was told is on the disk (I1)', async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: fileURLToPath(new URL('../../../support/journalWriterProcess.ts', import.meta.url)),
        outDir: work,
        emptyOutDir: false,
        rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
      },
    });
    const folder = join(work, 'journal');
    let next = 1;
    for (const life of [120, 205, 290, 175]) {
      const child = spawn(process.execPath, [join(work, 'writer.mjs'), folder, String(next)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let told = '';
      child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
      await once(child.stdout, 'data');
      await wait(life);
      child.kill('SIGKILL');
      await once(child, 'close');
      const lastTold = Math.max(...told.trim().split('\n').map(Number));

      const replay = await journalIn(folder).open();
      const seqs = replay.writes.map(({ seq }) => seq);
      expect(lastTold).toBeGreaterThan(next);
      expect(seqs).toEqual(Array.from({ length: seqs.length }, (_x, index) => index + 1));
      expect(seqs.at(-1)).toBeGreaterThanOrEqual(lastTold);
      next = (seqs.at(-1) ?? 0) + 1;
    }
  });
});

/** A file system of 256 KiB, where this machine lets us make one. */
function mountTiny(folder: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('S83 a disk that is really full', () => {
  it('is told as such, and what was there before stays whole', async (context) => {
    const folder = await mkdtemp(join(work, 'tiny-'));
    if (!mountTiny(folder)) context.skip('needs the right to mount a small file system');
    try {
      const journal = journalIn(join(folder, 'journal'));
      let count = 0;
      let outcome: Awaited<ReturnType<typeof journal.append>>;
      do {
        count += 1;
        const notes = Array.from({ length: 400 }, (_x, index) => `${count * index}`).join(' ');
        outcome = await journal.append([aWrite(count, aChange(`r${count}`, { data: { notes } }))]);
      } while (outcome.ok && count < 5_000);
      expect(outcome).toEqual({ ok: false, fault: 'diskFull', detail: 'ENOSPC' });
      expect(count).toBeGreaterThan(5);
      await journal.close();
      expect((await journalIn(join(folder, 'journal')).open()).writes).toHaveLength(count - 1);
    } finally {
      execFileSync('umount', ['-l', folder]);
    }
  });
});
