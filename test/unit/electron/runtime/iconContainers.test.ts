import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { icnsOf, icoOf } from '../../../../electron/runtime/iconContainers.mjs';
import { projectFolder } from '../../../../electron/runtime/places.mjs';

const resources = join(projectFolder, 'resources');
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Width told by a PNG's header; fails when it isn't one. */
function widthOf(png: Buffer): number {
  expect(png.subarray(0, 8)).toEqual(pngSignature);
  return png.readUInt32BE(16);
}

describe("the app's icon", () => {
  it('holds a picture of each size that its Windows directory announces', async () => {
    const ico = await readFile(join(resources, 'icon.ico'));
    const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const entry = 6 + 16 * index;
      const offset = ico.readUInt32LE(entry + 12);
      const width = widthOf(ico.subarray(offset, offset + ico.readUInt32LE(entry + 8)));
      expect(width % 256).toBe(ico.readUInt8(entry));
      return width;
    });
    expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  it('has all the sizes that macOS shows', async () => {
    const icns = await readFile(join(resources, 'icon.icns'));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.byteLength);
    const found: [string, number][] = [];
    for (let at = 8; at < icns.byteLength; at += icns.readUInt32BE(at + 4)) {
      found.push([icns.toString('latin1', at, at + 4), widthOf(icns.subarray(at + 8))]);
    }
    expect(found).toEqual([
      ['ic11', 32],
      ['ic12', 64],
      ['ic07', 128],
      ['ic13', 256],
      ['ic08', 256],
      ['ic14', 512],
      ['ic09', 512],
      ['ic10', 1024],
    ]);
  });

  it('is not written with a size missing or too large', () => {
    expect(() => icnsOf(new Map([[32, Buffer.from('')]]))).toThrow('64 pixels');
    expect(() => icoOf(new Map([[512, Buffer.from('')]]))).toThrow('not 512');
  });
});
