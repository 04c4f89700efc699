import { open } from 'node:fs/promises';

/** How many of a file's first bytes tell what it is. */
const headBytes = 64;

const types: readonly (readonly [type: string, offset: number, bytes: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
  ['image/heic', 4, 'ftypheic'],
  ['image/heic', 4, 'ftypheix'],
  ['image/heic', 4, 'ftypmif1'],
  ['image/bmp', 0, 'BM'],
  ['application/pdf', 0, '%PDF-'],
];

/** What names say of files that don't begin with anything particular; for showing only. */
const byEnding: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  zip: 'application/zip',
};

/** The type that the first bytes of a file say, `null` when they say none. A name's ending is never believed here. */
export function typeOfBytes(head: Uint8Array): string | null {
  const text = Buffer.from(head.subarray(0, headBytes)).toString('latin1');
  const found = types.find(([, offset, bytes]) => text.startsWith(bytes, offset));
  if (found?.[0] === 'image/webp' && !text.startsWith('RIFF')) return null;
  return found?.[0] ?? null;
}

/** The type that a name says, with which nothing is ever decided but a symbol and a word on the screen. */
export function typeOfName(name: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return byEnding[ending] ?? 'application/octet-stream';
}

/** The type that a file on the disk says itself. */
export async function typeOfFile(path: string): Promise<string | null> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return typeOfBytes(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}
