/** @typedef {ReadonlyMap<number, Uint8Array>} Pictures PNG files by their width in pixels */

/**
 * A Windows icon: a directory of PNG pictures.
 * @param {Pictures} pictures up to 256 pixels wide
 * @returns {Buffer}
 */
export function icoOf(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.size);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.size, 4);
  let offset = head.byteLength;
  let entry = 6;
  for (const [width, picture] of pictures) {
    if (width > 256) throw new Error(`an .ico holds pictures up to 256 pixels, not ${width}`);
    head.writeUInt8(width % 256, entry);
    head.writeUInt8(width % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(picture.byteLength, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += picture.byteLength;
    entry += 16;
  }
  return Buffer.concat([head, ...pictures.values()]);
}

/** Types of the PNG pictures in an .icns, and the width of each in pixels ("@2x" ones are half as many points). */
const icnsTypes = /** @type {const} */ ([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]);

/**
 * A macOS icon.
 * @param {Pictures} pictures of 32, 64, 128, 256, 512 and 1024 pixels
 * @returns {Buffer}
 */
export function icnsOf(pictures) {
  const entries = icnsTypes.map(([type, width]) => {
    const picture = pictures.get(width);
    if (picture === undefined) throw new Error(`an .icns needs a picture of ${width} pixels`);
    return chunk(type, picture);
  });
  return chunk('icns', Buffer.concat(entries));
}

/**
 * @param {string} type four letters
 * @param {Uint8Array} content
 */
function chunk(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.byteLength + 8, 4);
  return Buffer.concat([head, content]);
}
