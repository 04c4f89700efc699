/**
 * Writes the bytes of an asar archive: two length-prefixed pickles that hold a JSON directory, then the files
 * one after the other. Format: https://github.com/electron/asar#format
 * @param {ReadonlyMap<string, Uint8Array>} files flat names (no folders) and their contents
 * @returns {Buffer}
 */
export function asarOf(files) {
  /** @type {Record<string, { size: number; offset: string }>} */
  const directory = {};
  let offset = 0;
  for (const [name, content] of files) {
    directory[name] = { size: content.byteLength, offset: String(offset) };
    offset += content.byteLength;
  }
  const json = Buffer.from(JSON.stringify({ files: directory }));
  const padded = Buffer.alloc(Math.ceil(json.byteLength / 4) * 4);
  json.copy(padded);

  const prefix = Buffer.alloc(16);
  prefix.writeUInt32LE(4, 0);
  prefix.writeUInt32LE(padded.byteLength + 8, 4);
  prefix.writeUInt32LE(padded.byteLength + 4, 8);
  prefix.writeUInt32LE(json.byteLength, 12);
  return Buffer.concat([prefix, padded, ...files.values()]);
}
