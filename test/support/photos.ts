/** Small real files for tests of attachments. */

/** A PNG of one grey pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkqP9fDwAEhgGAcyU2oAAAAABJRU5ErkJggg==',
  'base64',
);

/** The head of a JPEG whose camera says when the picture was taken; enough for what reads the metadata. */
export function jpegHead(date: string, little = true): Buffer {
  const tiff = Buffer.alloc(80);
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(little ? 'II' : 'MM', 0, 'latin1');
  short(42, 2);
  long(8, 4);
  // The first directory: one entry, which says where the Exif directory is.
  short(1, 8);
  short(0x8769, 10);
  short(4, 12);
  long(1, 14);
  long(26, 18);
  // The Exif directory: DateTimeOriginal, twenty characters.
  short(1, 26);
  short(0x9003, 28);
  short(2, 30);
  long(20, 32);
  long(44, 36);
  tiff.write(`${date}\0`, 44, 'latin1');
  const head = Buffer.alloc(12);
  head.writeUInt32BE(0xffd8ffe1, 0);
  head.writeUInt16BE(tiff.length + 8, 4);
  head.write('Exif\0\0', 6, 'latin1');
  return Buffer.concat([head, tiff, Buffer.from([0xff, 0xda, 0, 2])]);
}
