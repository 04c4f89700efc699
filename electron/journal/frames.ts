import { crc32 } from 'node:zlib';

/**
 * How payloads lie one after the other in a segment: marker, length, CRC, payload. The marker lets a reader find the
 * next whole frame after damaged bytes; a chance hit in damaged bytes fails its CRC.
 *
 * | bytes | what |
 * |---|---|
 * | 4 | marker |
 * | 4 | length of the payload, little-endian |
 * | 4 | CRC-32 of length and payload, little-endian |
 * | n | payload |
 */
const marker = Buffer.from([0xe5, 0xca, 0x1e, 0x4a]);
export const frameOverhead = 12;

export function frame(payload: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(frameOverhead + payload.byteLength);
  marker.copy(bytes, 0);
  bytes.writeUInt32LE(payload.byteLength, 4);
  bytes.set(payload, frameOverhead);
  bytes.writeUInt32LE(checksum(bytes), 8);
  return bytes;
}

/** A part of a segment: a frame's payload, or bytes that are none. Offsets count from the start of the input. */
export type Part =
  | { readonly kind: 'payload'; readonly start: number; readonly end: number; readonly payload: Buffer }
  | { readonly kind: 'damage'; readonly start: number; readonly end: number };

/** Splits bytes into frames and what lies between them; every byte from `from` on is in exactly one part. */
export function* partsOf(bytes: Buffer, from = 0): Generator<Part> {
  let position = from;
  while (position < bytes.byteLength) {
    const end = frameEnd(bytes, position);
    if (end !== null) {
      yield { kind: 'payload', start: position, end, payload: bytes.subarray(position + frameOverhead, end) };
      position = end;
      continue;
    }
    const next = nextFrame(bytes, position + 1);
    yield { kind: 'damage', start: position, end: next };
    position = next;
  }
}

/** Where the frame that begins here ends; null where no whole frame begins. */
function frameEnd(bytes: Buffer, start: number): number | null {
  if (bytes.byteLength - start < frameOverhead) return null;
  if (marker.compare(bytes, start, start + marker.byteLength) !== 0) return null;
  const end = start + frameOverhead + bytes.readUInt32LE(start + 4);
  if (end > bytes.byteLength) return null;
  return bytes.readUInt32LE(start + 8) === checksum(bytes.subarray(start, end)) ? end : null;
}

function nextFrame(bytes: Buffer, from: number): number {
  let candidate = bytes.indexOf(marker, from);
  while (candidate !== -1 && frameEnd(bytes, candidate) === null) {
    candidate = bytes.indexOf(marker, candidate + 1);
  }
  return candidate === -1 ? bytes.byteLength : candidate;
}

function checksum(bytes: Buffer): number {
  return crc32(bytes.subarray(frameOverhead), crc32(bytes.subarray(4, 8)));
}
