import { extractFile, listPackage } from '@electron/asar';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { asarOf } from '../../../../electron/runtime/asar.mjs';

it("an archive written here is read by Electron's own reader", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'escale-asar-'));
  try {
    const archive = join(folder, 'app.asar');
    const files = new Map([
      ['package.json', Buffer.from('{"name":"é"}')],
      ['main.js', Buffer.from('1')],
    ]);
    await writeFile(archive, asarOf(files));
    expect(listPackage(archive, { isPack: false }).map((name) => name.replace(/^[\\/]/, ''))).toEqual([
      'package.json',
      'main.js',
    ]);
    expect(extractFile(archive, 'package.json').toString('utf8')).toBe('{"name":"é"}');
    expect(extractFile(archive, 'main.js').toString('utf8')).toBe('1');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
